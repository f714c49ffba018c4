using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Shows whether test looks like train.</summary>
internal static class DriftSection
{
    public static Section Build(PixelStatistics pixels, PixelStatistics testPixels, Drift? drift)
    {
        if (drift is null)
        {
            return new Section("drift", "Train against test", ["There is no test image to compare with."], []);
        }

        double[] differences = [.. pixels.Means.Zip(testPixels.Means, (a, b) => Math.Abs(a - b))];
        int widest = Array.IndexOf(differences, differences.Max());
        var most = drift.Measures[0];
        string[] sentences =
        [
            $"Verdict: {VerdictText(drift)}",
            $"Of {drift.Measures.Length} measures, {most.Name.Split(',')[0]} differs most: the statistic of Kolmogorov and Smirnov is {Numbers.Fixed(most.Statistic, 4)}, "
                + $"where chance alone stays below {Numbers.Fixed(drift.Critical, 4)} in 99 of 100 such comparisons.",
            $"The mean images differ by {Numbers.Fixed(differences.Average(), 2)} of 255 on average and {Numbers.Fixed(differences[widest], 2)} at most "
                + $"(line {widest / DigitSet.Side}, column {widest % DigitSet.Side}).",
        ];
        return new Section("drift", "Train against test", sentences, [Scatter(pixels, testPixels), Histogram(pixels, testPixels), Means(pixels, testPixels, differences)])
        {
            Tables =
            [
                ("What was compared", new DataTable(
                    ["measure", "mean in train", "mean in test", "statistic, 0 to 1"],
                    [
                        .. drift.Measures.Select(m => (string[])
                            [m.Name, Numbers.Fixed(m.TrainMean, 2), Numbers.Fixed(m.TestMean, 2), Numbers.Fixed(m.Statistic, 4)]),
                    ])),
            ],
        };
    }

    public static string VerdictText(Drift drift) => drift.Verdict switch
    {
        DriftVerdict.None => "no drift. Test looks drawn from the same source, so out-of-fold scores should hold there.",
        DriftVerdict.Slight => "a slight drift, more than chance explains and too little to matter.",
        _ => "drift. Test differs from train: out-of-fold scores may not hold there, and augmentation should cover the difference.",
    };

    private static Scatter Scatter(PixelStatistics pixels, PixelStatistics testPixels) => new()
    {
        Id = "pixel-means",
        Title = "Mean value of each pixel, train against test",
        Description = "A point for each pixel; points on the line have the same mean in both sets.",
        Clusters = [new("all pixels", Hue.Blue, [.. pixels.Means.Zip(testPixels.Means)])],
        ClusterTitle = "pixels",
        XTitle = "mean in train, 0 to 255",
        YTitle = "mean in test, 0 to 255",
        Diagonal = true,
    };

    private static Histogram Histogram(PixelStatistics pixels, PixelStatistics testPixels)
    {
        double scale = (double)pixels.Total / testPixels.Total;
        var against = ("test, scaled to train's size", (double[])[.. PixelSection.Bins(testPixels).Select(n => n * scale)]);
        return PixelSection.Chart("pixel-values-both", "Pixel values of both sets", "The line of test follows the bars of train where values are equally frequent.", pixels, against);
    }

    private static ImageGrid Means(PixelStatistics pixels, PixelStatistics testPixels, double[] differences)
    {
        double greatest = differences.Max();
        return new ImageGrid
        {
            Id = "mean-images",
            Title = "Mean images of both sets, and their difference",
            Description = "Two blurred spots of ink and where they differ.",
            Headers = ["picture", "mean of 255", "greatest of 255"],
            Tiles =
            [
                Tile("train", "mean of train", pixels.Means),
                Tile("test", "mean of test", testPixels.Means),
                new Tile(
                    Picture.Digit([.. differences.Select(d => greatest > 0 ? d / greatest * 255 : 0)]),
                    "difference of the means, brightest where it is greatest",
                    ["difference", $"at most {Numbers.Fixed(greatest, 1)}"],
                    ["difference", Numbers.Fixed(differences.Average(), 2), Numbers.Fixed(greatest, 2)]),
            ],
        };
    }

    private static Tile Tile(string set, string name, double[] means) => new(
        Picture.Digit(means), name, [set, $"mean {Numbers.Fixed(means.Average(), 1)}"], [set, Numbers.Fixed(means.Average(), 2), Numbers.Fixed(means.Max(), 2)]);
}
