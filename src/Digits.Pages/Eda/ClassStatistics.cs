using Digits.Core.Data;

namespace Digits.Pages.Eda;

/// <summary>Holds what the images of each class have in common.</summary>
public sealed class ClassStatistics
{
    private ClassStatistics(int[] counts, double[][] means, double[][] deviations, (double Mean, double Deviation)[] intensities)
    {
        Counts = counts;
        Means = means;
        Deviations = deviations;
        Intensities = intensities;
        Spreads = [.. deviations.Select(d => Math.Sqrt(d.Sum(x => x * x) / DigitSet.PixelCount))];
    }

    /// <summary>Gets the number of images of each class, [10].</summary>
    public int[] Counts { get; }

    /// <summary>Gets the mean image of each class, [10][784], 0..255; all 0 for a class without images.</summary>
    public double[][] Means { get; }

    /// <summary>Gets each pixel's standard deviation over the images of each class, [10][784], 0..127.5; all 0 for a class without images.</summary>
    public double[][] Deviations { get; }

    /// <summary>Gets the mean pixel value of each class's images and its standard deviation from image to image, [10], 0..255.</summary>
    public (double Mean, double Deviation)[] Intensities { get; }

    /// <summary>Gets how far an image lies from its class's mean image: root of the mean squared difference per pixel, [10], 0..255.</summary>
    public double[] Spreads { get; }

    /// <summary>Computes the statistics of a labelled set.</summary>
    /// <exception cref="ArgumentException">The set has no labels.</exception>
    public static ClassStatistics Of(DigitSet set)
    {
        byte[] labels = set.Labels ?? throw new ArgumentException("class statistics need labels", nameof(set));
        int[] counts = new int[DigitSet.ClassCount];
        long[][] sums = Zeros(DigitSet.PixelCount), squares = Zeros(DigitSet.PixelCount), ink = Zeros(2);
        for (int i = 0; i < set.Count; i++)
        {
            var image = set.Image(i);
            long[] sum = sums[labels[i]], square = squares[labels[i]];
            long total = 0;
            for (int p = 0; p < image.Length; p++)
            {
                int value = image[p];
                sum[p] += value;
                square[p] += value * value;
                total += value;
            }

            counts[labels[i]]++;
            ink[labels[i]][0] += total;
            ink[labels[i]][1] += total * total;
        }

        return new ClassStatistics(
            counts,
            [.. sums.Select((sum, c) => sum.Select(s => Mean(s, counts[c])).ToArray())],
            [.. sums.Select((sum, c) => sum.Select((s, p) => Deviation(s, squares[c][p], counts[c])).ToArray())],
            [.. ink.Select((s, c) => (Mean(s[0], counts[c]) / DigitSet.PixelCount, Deviation(s[0], s[1], counts[c]) / DigitSet.PixelCount))]);
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

    private static long[][] Zeros(int width) => [.. Enumerable.Range(0, DigitSet.ClassCount).Select(_ => new long[width])];

    private static double Mean(long sum, int count) => count == 0 ? 0 : (double)sum / count;

    private static double Deviation(long sum, long squares, int count)
    {
        double mean = Mean(sum, count);
        return Math.Sqrt(Math.Max(0, Mean(squares, count) - (mean * mean)));
    }
}
