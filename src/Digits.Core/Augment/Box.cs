using Digits.Core.Data;
using Digits.Core.Randomness;
using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Is a rectangle of whole pixels within an image: what erasing and cutmix work on.</summary>
/// <param name="Top">The first row.</param>
/// <param name="Left">The first column.</param>
/// <param name="Height">The rows, 0 for an empty box.</param>
/// <param name="Width">The columns, 0 for an empty box.</param>
internal readonly record struct Box(int Top, int Left, int Height, int Width)
{
    /// <summary>The numbers that a box takes.</summary>
    public const int Numbers = 4;

    /// <summary>Draws a box around a pixel anywhere in the image; what would lie outside is cut off.</summary>
    /// <param name="height">The rows before cutting.</param>
    /// <param name="width">The columns before cutting.</param>
    /// <param name="random">The stream to draw from.</param>
    public static Box Around(int height, int width, SplitMix64 random)
    {
        var (top, bottom) = Cut(random.NextInt32(DigitSet.Side), height);
        var (left, right) = Cut(random.NextInt32(DigitSet.Side), width);
        return new(top, left, bottom - top, right - left);
    }

    /// <summary>Writes the box for <see cref="Contain"/>.</summary>
    public void Write(Span<float> numbers) => (numbers[0], numbers[1], numbers[2], numbers[3]) = (Top, Left, Height, Width);

    /// <summary>Marks the pixels inside.</summary>
    /// <param name="boxes">float32 [N,4 or more], as <see cref="Write"/> left them.</param>
    /// <returns>bool [N,1,28,28].</returns>
    public static Tensor Contain(Tensor boxes)
    {
        using var scope = NewDisposeScope();
        var places = arange(DigitSet.Side, dtype: ScalarType.Float32, device: boxes.device);
        var rows = Within(places.reshape(1, 1, -1, 1), boxes, 0, 2);
        var columns = Within(places.reshape(1, 1, 1, -1), boxes, 1, 3);
        return rows.logical_and(columns).MoveToOuterDisposeScope();
    }

    private static (int Start, int End) Cut(int middle, int length)
    {
        int start = middle - (length / 2);
        return (Math.Max(start, 0), Math.Min(start + length, DigitSet.Side));
    }

    private static Tensor Within(Tensor places, Tensor boxes, int first, int length)
    {
        var start = boxes.narrow(1, first, 1).reshape(-1, 1, 1, 1);
        var end = start + boxes.narrow(1, length, 1).reshape(-1, 1, 1, 1);
        return places.ge(start).logical_and(places.lt(end));
    }
}
