using Digits.Core.Data;

namespace Digits.Baselines.Logistic;

/// <summary>Holds the pixels above 0 of every image, in compressed sparse rows: about a fifth of all.</summary>
public sealed class SparseImages
{
    private readonly int[] _starts;
    private readonly ushort[] _columns;
    private readonly byte[] _values;

    /// <summary>Collects the pixels above 0.</summary>
    /// <param name="set">Images uint8 [N,784], 0..255.</param>
    public SparseImages(DigitSet set)
    {
        int nonZero = set.Pixels.Length - set.Pixels.AsSpan().Count((byte)0);
        _starts = new int[set.Count + 1];
        _columns = new ushort[nonZero];
        _values = new byte[nonZero];
        int at = 0;
        for (int i = 0; i < set.Count; i++)
        {
            var image = set.Image(i);
            for (int p = image.IndexOfAnyExcept((byte)0); p >= 0 && p < image.Length; p++)
            {
                if (image[p] != 0)
                {
                    _columns[at] = (ushort)p;
                    _values[at++] = image[p];
                }
            }

            _starts[i + 1] = at;
        }
    }

    /// <summary>Gets the 0-based pixels of one image that are above 0, uint16 [K], ascending.</summary>
    public ReadOnlySpan<ushort> Columns(int image) => _columns.AsSpan(_starts[image].._starts[image + 1]);

    /// <summary>Gets the values of these pixels, uint8 [K], 1..255.</summary>
    public ReadOnlySpan<byte> Values(int image) => _values.AsSpan(_starts[image].._starts[image + 1]);
}
