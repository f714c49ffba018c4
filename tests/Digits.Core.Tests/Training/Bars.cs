using Digits.Core.Data;
using Digits.Core.Randomness;

namespace Digits.Core.Tests.Training;

/// <summary>Draws images that a small net tells apart at once.</summary>
internal static class Bars
{
    /// <summary>Draws class c as a bar of width 4 + 2c, somewhere and of some brightness.</summary>
    public static DigitSet Draw(int count, ulong seed)
    {
        var random = new SplitMix64(seed);
        var pixels = new byte[count * DigitSet.PixelCount];
        var labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = (byte)(i % 10);
            int left = 3 + random.NextInt32(4), width = 6 + (2 * (i % 10));
            for (int y = 10; y < 14; y++)
            {
                pixels.AsSpan((i * DigitSet.PixelCount) + (y * 28) + left, width - 2).Fill((byte)(150 + random.NextInt32(100)));
            }
        }

        return new(pixels, labels);
    }
}
