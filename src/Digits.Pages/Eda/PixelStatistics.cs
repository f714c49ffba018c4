using Digits.Core.Data;

namespace Digits.Pages.Eda;

/// <summary>Holds what all pixels of a set have in common.</summary>
public sealed class PixelStatistics
{
    private PixelStatistics(long[] histogram, byte[] least, byte[] greatest, double[] means)
    {
        Histogram = histogram;
        Least = least;
        Greatest = greatest;
        Means = means;
    }

    /// <summary>Gets how often each value occurs, int64 [256].</summary>
    public long[] Histogram { get; }

    /// <summary>Gets each pixel's least value over the images, uint8 [784]; 255 for an empty set.</summary>
    public byte[] Least { get; }

    /// <summary>Gets each pixel's greatest value over the images, uint8 [784].</summary>
    public byte[] Greatest { get; }

    /// <summary>Gets each pixel's mean over the images, [784], 0..255; 0 for an empty set.</summary>
    public double[] Means { get; }

    /// <summary>Gets the number of pixels of all images.</summary>
    public long Total => Histogram.Sum();

    /// <summary>Gets the least value of any pixel, 0..255; 0 for an empty set.</summary>
    public int Min => Math.Max(0, Array.FindIndex(Histogram, n => n > 0));

    /// <summary>Gets the greatest value of any pixel, 0..255; 0 for an empty set.</summary>
    public int Max => Math.Max(0, Array.FindLastIndex(Histogram, n => n > 0));

    /// <summary>Gets the mean over all pixels of all images, 0..255; 0 for an empty set.</summary>
    public double Mean => Total == 0 ? 0 : Histogram.Select((n, value) => (double)n * value).Sum() / Total;

    /// <summary>Gets the number of pixels, 0..784, that are 0 in every image.</summary>
    public int AlwaysZero => Greatest.Count(v => v == 0);

    /// <summary>Gets the number of pixels, 0..784, that have one and the same value in every image.</summary>
    public int Constant => Least.Zip(Greatest).Count(p => p.First >= p.Second);

    /// <summary>Counts a set's pixels.</summary>
    public static PixelStatistics Of(DigitSet set)
    {
        long[] histogram = new long[256];
        byte[] least = new byte[DigitSet.PixelCount], greatest = new byte[DigitSet.PixelCount];
        Array.Fill(least, byte.MaxValue);
        long[] sums = new long[DigitSet.PixelCount];
        for (int i = 0; i < set.Count; i++)
        {
            var image = set.Image(i);
            for (int p = 0; p < image.Length; p++)
            {
                histogram[image[p]]++;
                sums[p] += image[p];
                least[p] = Math.Min(least[p], image[p]);
                greatest[p] = Math.Max(greatest[p], image[p]);
            }
        }

        return new PixelStatistics(histogram, least, greatest, [.. sums.Select(s => set.Count == 0 ? 0 : (double)s / set.Count)]);
    }

    /// <summary>Gets the share of pixels whose value lies in a range, 0..1; 0 for an empty set.</summary>
    /// <param name="from">The range's first value.</param>
    /// <param name="below">The value after the range's last.</param>
    public double Share(int from, int below) => Total == 0 ? 0 : (double)Histogram[from..below].Sum() / Total;
}
