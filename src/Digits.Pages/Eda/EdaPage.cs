using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Shows a data set on one page; each section says what its figures show.</summary>
public static class EdaPage
{
    /// <summary>Builds the page and its metrics.</summary>
    /// <param name="train">The labelled set, at least one image.</param>
    /// <param name="test">The set without labels.</param>
    /// <param name="kind">Where the digits come from.</param>
    /// <param name="parameters">What to show.</param>
    /// <exception cref="ArgumentException">The training set has no labels.</exception>
    public static (HtmlPage Page, SortedDictionary<string, double> Metrics) Build(DigitSet train, DigitSet test, DataKind kind, EdaParams parameters)
    {
        var pixels = PixelStatistics.Of(train);
        var testPixels = PixelStatistics.Of(test);
        var classes = ClassStatistics.Of(train);
        var page = new HtmlPage(
            "The digits",
            $"{Numbers.Count(train.Count)} labelled images to learn from, {Numbers.Count(test.Count)} to label, "
                + $"{DigitSet.Side} by {DigitSet.Side} pixels each.",
            kind,
            [
                OverviewSection.Build(train, test, pixels, testPixels),
                ClassSections.Counts(classes),
                SampleSection.Build(train, parameters.SamplesPerClass),
                ClassSections.Means(classes),
                PixelSection.Build(pixels, testPixels),
            ]);
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["rows_train"] = train.Count,
            ["rows_test"] = test.Count,
            ["pixel_min"] = pixels.Min,
            ["pixel_max"] = pixels.Max,
            ["pixel_mean"] = pixels.Mean,
            ["zero_share"] = pixels.Share(0, 1),
            ["above_200_share"] = pixels.Share(201, 256),
            ["always_zero_pixels"] = pixels.AlwaysZero,
            ["class_count_least"] = classes.Counts.Min(),
            ["class_count_most"] = classes.Counts.Max(),
        };
        return (page, metrics);
    }
}
