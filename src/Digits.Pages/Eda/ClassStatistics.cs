using Digits.Core.Data;

namespace Digits.Pages.Eda;

/// <summary>Holds what the images of each class have in common.</summary>
public sealed class ClassStatistics
{
    private ClassStatistics(int[] counts, double[][] means, double[] spreads)
    {
        Counts = counts;
        Means = means;
        Spreads = spreads;
    }

    /// <summary>Gets the number of images of each class, [10].</summary>
    public int[] Counts { get; }

    /// <summary>Gets the mean image of each class, [10][784], 0..255; all 0 for a class without images.</summary>
    public double[][] Means { get; }

    /// <summary>Gets how far an image lies from its class's mean image: root of the mean squared difference per pixel, [10], 0..255.</summary>
    public double[] Spreads { get; }

    /// <summary>Computes the statistics of a labelled set.</summary>
    /// <exception cref="ArgumentException">The set has no labels.</exception>
    public static ClassStatistics Of(DigitSet set)
    {
        byte[] labels = set.Labels ?? throw new ArgumentException("class statistics need labels", nameof(set));
        int[] counts = new int[DigitSet.ClassCount];
        long[][] sums = [.. Enumerable.Range(0, DigitSet.ClassCount).Select(_ => new long[DigitSet.PixelCount])];
        long[] squares = new long[DigitSet.ClassCount];
        for (int i = 0; i < set.Count; i++)
        {
            var image = set.Image(i);
            long[] sum = sums[labels[i]];
            long square = 0;
            for (int p = 0; p < image.Length; p++)
            {
                sum[p] += image[p];
                square += image[p] * image[p];
            }

            counts[labels[i]]++;
            squares[labels[i]] += square;
        }

        double[][] means = [.. sums.Select((sum, c) => sum.Select(s => counts[c] == 0 ? 0.0 : (double)s / counts[c]).ToArray())];
        double[] spreads = [.. means.Select((mean, c) => counts[c] == 0
            ? 0
            : Math.Sqrt(Math.Max(0, ((double)squares[c] / counts[c]) - mean.Sum(m => m * m)) / DigitSet.PixelCount))];
        return new ClassStatistics(counts, means, spreads);
    }

    /// <summary>Gets the distance between two classes' mean images: root of the mean squared difference per pixel, 0..255.</summary>
    public double Distance(int first, int second) =>
        Math.Sqrt(Means[first].Zip(Means[second], (a, b) => (a - b) * (a - b)).Sum() / DigitSet.PixelCount);

    /// <summary>Gets the two classes whose mean images are nearest to each other, among those with images; (0, 0) where fewer than two have any.</summary>
    public (int First, int Second) NearestPair()
    {
        int[] present = [.. Enumerable.Range(0, Counts.Length).Where(c => Counts[c] > 0)];
        var pairs = present.SelectMany(a => present.Where(b => b > a).Select(b => (a, b)));
        return pairs.OrderBy(p => Distance(p.a, p.b)).ThenBy(p => p).FirstOrDefault();
    }
}
