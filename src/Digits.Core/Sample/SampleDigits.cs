using Digits.Core.Data;
using Digits.Core.Randomness;

namespace Digits.Core.Sample;

/// <summary>Draws digit-like strokes of many writers: data to try the pipeline on, made from nothing but a seed.</summary>
public static class SampleDigits
{
    private const int DigitsPerWriter = 25;

    /// <summary>Draws a set.</summary>
    /// <param name="rows">The number of images; every digit's share is equal but for the remainder.</param>
    /// <param name="seed">The stage instance's seed; equal seeds give equal images.</param>
    /// <param name="part">Names the part, <c>train</c> or <c>test</c>: each has writers of its own.</param>
    /// <returns>Images uint8 [N,784] with labels.</returns>
    public static DigitSet Draw(int rows, ulong seed, string part)
    {
        byte[] labels = [.. Enumerable.Range(0, rows).Select(i => (byte)(i % DigitSet.ClassCount))];
        new SplitMix64(Seed.Derive(seed, $"sample/{part}/labels")).Shuffle(labels.AsSpan());
        byte[] pixels = new byte[rows * DigitSet.PixelCount];
        Writer? writer = null;
        for (int row = 0; row < rows; row++)
        {
            if (writer is null || row % DigitsPerWriter == 0)
            {
                writer = new Writer(new SplitMix64(Seed.Derive(seed, $"sample/{part}/writer={row / DigitsPerWriter}")));
            }

            writer.Write(
                labels[row],
                new SplitMix64(Seed.Derive(seed, $"sample/{part}/image={row}")),
                pixels.AsSpan(row * DigitSet.PixelCount, DigitSet.PixelCount));
        }

        return new DigitSet(pixels, labels);
    }
}
