using Digits.Core.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Views;

/// <summary>A view of an image for test-time averaging: moved by whole pixels, 0 where it leaves the frame.</summary>
/// <param name="Right">Pixels to the right.</param>
/// <param name="Down">Pixels down.</param>
public sealed record Shift(int Right, int Down)
{
    /// <summary>Gets the image as it is, alone.</summary>
    public static IReadOnlyList<Shift> None { get; } = [new(0, 0)];

    /// <summary>Gets the image as it is and its four neighbours at a distance.</summary>
    /// <param name="distance">Pixels; 0 gives the image alone.</param>
    public static IReadOnlyList<Shift> Cross(int distance) => distance == 0
        ? None
        : [new(0, 0), new(distance, 0), new(-distance, 0), new(0, distance), new(0, -distance)];

    /// <summary>Moves images.</summary>
    /// <param name="images">float32 [N,1,28,28].</param>
    /// <returns>The same shape and type: contiguous copies, or the images themselves where the shift is 0.</returns>
    public Tensor Apply(Tensor images)
    {
        if (this is (0, 0))
        {
            return images;
        }

        using var scope = NewDisposeScope();
        long margin = Math.Max(Math.Abs(Right), Math.Abs(Down));
        return nn.functional.pad(images, [margin, margin, margin, margin])
            .narrow(2, margin - Down, DigitSet.Side)
            .narrow(3, margin - Right, DigitSet.Side)
            .contiguous()
            .MoveToOuterDisposeScope();
    }
}
