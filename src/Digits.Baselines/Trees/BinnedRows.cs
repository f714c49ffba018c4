using Digits.Core.Data;

namespace Digits.Baselines.Trees;

/// <summary>Holds for every row the places of its pixels' bins, in compressed sparse rows: pixels of 0 have none.</summary>
internal sealed class BinnedRows
{
    private readonly int[] _starts;
    private readonly ushort[] _places;

    /// <summary>Looks up all pixels.</summary>
    /// <param name="set">Images uint8 [N,784], 0..255.</param>
    /// <param name="bins">The bins of their pixels.</param>
    public BinnedRows(DigitSet set, PixelBins bins)
    {
        _starts = new int[set.Count + 1];
        _places = new ushort[set.Pixels.Length - set.Pixels.AsSpan().Count((byte)0)];
        int at = 0;
        for (int row = 0; row < set.Count; row++)
        {
            var image = set.Image(row);
            for (int pixel = 0; pixel < image.Length; pixel++)
            {
                if (image[pixel] != 0 && bins.TryPlace(pixel, image[pixel], out ushort place))
                {
                    _places[at++] = place;
                }
            }

            _starts[row + 1] = at;
        }
    }

    /// <summary>Gets one row's places, uint16 [K], ascending.</summary>
    /// <param name="row">The 0-based row.</param>
    public ReadOnlySpan<ushort> Of(int row) => _places.AsSpan(_starts[row].._starts[row + 1]);
}
