using Digits.Baselines.Trees;
using Digits.Core.Data;
using Digits.Core.Randomness;

namespace Digits.Baselines.Tests.Trees;

/// <summary>Makes small tables by hand: images of which only the first pixels are lit.</summary>
internal static class Tables
{
    /// <summary>Makes a set of images from the values of their first pixels.</summary>
    public static DigitSet Create(byte[] labels, params byte[][] pixels)
    {
        var all = new byte[labels.Length * DigitSet.PixelCount];
        for (int pixel = 0; pixel < pixels.Length; pixel++)
        {
            for (int row = 0; row < labels.Length; row++)
            {
                all[(row * DigitSet.PixelCount) + pixel] = pixels[pixel][row];
            }
        }

        return new DigitSet(all, labels);
    }

    /// <summary>Draws labels and three pixels, half of whose values are 0.</summary>
    public static DigitSet Random(int count, ulong seed)
    {
        var random = new SplitMix64(seed);
        byte[] Column(int bound) => [.. Enumerable.Range(0, count).Select(_ => (byte)(random.NextInt32(2) * random.NextInt32(bound)))];
        return Create([.. Enumerable.Range(0, count).Select(_ => (byte)random.NextInt32(10))], Column(4), Column(60), Column(256));
    }

    /// <summary>Gives each row its label and a weight.</summary>
    public static WeightedRow[] Weighted(byte[] labels, Func<int, int> weight) =>
        [.. labels.Select((label, row) => new WeightedRow(row, label, (ushort)weight(row)))];
}
