using Digits.Core.Data;

namespace Digits.Baselines.Trees;

/// <summary>Groups each pixel's values into bins of about equally many rows, as histogram-based boosting does (Ke et al. 2017, "LightGBM").</summary>
/// <remarks>A bin of values above 0 has a place of its own among all pixels' bins. Zeros, four fifths of all values, have none: what they sum to
/// is the node's sum without the rest, so that no histogram ever visits them.</remarks>
internal sealed class PixelBins
{
    /// <summary>The most bins of a pixel, zeros included: so all places of 784 pixels fit 16 bits.</summary>
    public const int Most = 64;

    private const ushort NoPlace = ushort.MaxValue;

    private readonly ushort[] _places = new ushort[DigitSet.PixelCount * 256];
    private readonly List<byte> _thresholds = [];
    private readonly List<int> _starts = [0];

    /// <summary>Makes the bins.</summary>
    /// <param name="columns">The training rows' pixels.</param>
    /// <param name="most">The most bins of a pixel, 2..<see cref="Most"/>.</param>
    public PixelBins(PixelColumns columns, int most)
    {
        Pixels = columns.Varying;
        Array.Fill(_places, NoPlace);
        var counts = new int[256];
        foreach (int pixel in Pixels)
        {
            Array.Clear(counts);
            foreach (byte value in columns.Of(pixel))
            {
                counts[value]++;
            }

            Add(_places.AsSpan(pixel * 256, 256), counts, most - 1);
            _starts.Add(_thresholds.Count);
        }

        (Thresholds, Starts) = ([.. _thresholds], [.. _starts]);
    }

    /// <summary>Gets the 0-based pixels that have bins, int32 [V], ascending.</summary>
    public int[] Pixels { get; }

    /// <summary>Gets where each pixel's places start, int32 [V+1]; they ascend with the values.</summary>
    public int[] Starts { get; }

    /// <summary>Gets for each place the threshold that parts its bin and those above from those below, uint8, 0..254.</summary>
    public byte[] Thresholds { get; }

    /// <summary>Tells the place of a value, or that it has none.</summary>
    /// <param name="pixel">0..783.</param>
    /// <param name="value">0..255; one that no training row has goes with the next larger one that one has.</param>
    /// <param name="place">Receives the 0-based place.</param>
    public bool TryPlace(int pixel, byte value, out ushort place) => (place = _places[(pixel * 256) + value]) != NoPlace;

    private void Add(Span<ushort> places, int[] counts, int most)
    {
        int rows = counts.Skip(1).Sum(), left = rows, inBin = 0, before = 0, bins = 0;
        bool each = counts.Skip(1).Count(count => count > 0) <= most;
        for (int value = 1; value < 256; value++)
        {
            if (counts[value] == 0)
            {
                continue;
            }

            // A new bin starts where the last one holds its share of what was left when it began.
            if (bins == 0 || each || (inBin * (most - bins + 1) >= left && bins < most))
            {
                _thresholds.Add((byte)((before + value) / 2));
                (left, inBin, bins) = (left - inBin, 0, bins + 1);
            }

            places[value] = (ushort)(_thresholds.Count - 1);
            inBin += counts[value];
            before = value;
        }
    }
}
