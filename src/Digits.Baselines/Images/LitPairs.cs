using Digits.Core.Data;

namespace Digits.Baselines.Images;

/// <summary>Holds the pairs of neighbouring pixels of one image that are not both 0: about a quarter of all.</summary>
internal readonly ref struct LitPairs
{
    /// <summary>Takes pairs that were found before.</summary>
    /// <param name="pairs">uint16 [K], 0..391, ascending.</param>
    /// <param name="values">int32 [K].</param>
    /// <param name="square">The sum of squared pixels.</param>
    public LitPairs(ReadOnlySpan<ushort> pairs, ReadOnlySpan<int> values, int square)
    {
        Pairs = pairs;
        Values = values;
        Square = square;
    }

    /// <summary>Gets the pairs' places, uint16 [K], 0..391, ascending.</summary>
    public ReadOnlySpan<ushort> Pairs { get; }

    /// <summary>Gets the pairs' pixels, int32 [K], two uint8 as halves.</summary>
    public ReadOnlySpan<int> Values { get; }

    /// <summary>Gets the sum of squared pixels.</summary>
    public int Square { get; }

    /// <summary>Finds an image's lit pairs.</summary>
    /// <param name="image">uint8 [784].</param>
    /// <param name="pairs">Room for uint16 [392].</param>
    /// <param name="values">Room for int32 [392].</param>
    public static LitPairs Of(ReadOnlySpan<byte> image, Span<ushort> pairs, Span<int> values)
    {
        int count = 0;
        int square = 0;
        for (int pair = 0; pair < DigitSet.PixelCount / 2; pair++)
        {
            int low = image[2 * pair];
            int high = image[(2 * pair) + 1];
            if ((low | high) != 0)
            {
                pairs[count] = (ushort)pair;
                values[count++] = low | (high << 16);
                square += (low * low) + (high * high);
            }
        }

        return new(pairs[..count], values[..count], square);
    }
}
