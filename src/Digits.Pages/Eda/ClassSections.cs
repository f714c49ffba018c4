using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Shows how many images each class has and what they look like on average.</summary>
internal static class ClassSections
{
    // Below this ratio of the most to the least frequent class, plain accuracy and unweighted losses are the usual choice.
    private const double BalancedBelow = 1.5;

    private static readonly string[] Digits = [.. Enumerable.Range(0, DigitSet.ClassCount).Select(d => Numbers.Count(d))];

    public static Section Counts(ClassStatistics classes)
    {
        int total = classes.Counts.Sum();
        int most = Array.IndexOf(classes.Counts, classes.Counts.Max());
        int least = Array.IndexOf(classes.Counts, classes.Counts.Min());
        double ratio = (double)classes.Counts[most] / classes.Counts[least];
        string[] sentences =
        [
            classes.Counts[most] == classes.Counts[least]
                ? $"Every digit has {Numbers.Count(classes.Counts[most])} rows."
                : $"The most frequent digit is {most} ({Numbers.Count(classes.Counts[most])} rows, {Numbers.Percent((double)classes.Counts[most] / total)}), "
                    + $"the rarest is {least} ({Numbers.Count(classes.Counts[least])} rows, {Numbers.Percent((double)classes.Counts[least] / total)}).",
            classes.Counts[least] == 0
                ? $"No image shows {least}: no model can learn it from this set."
                : ratio < BalancedBelow
                    ? $"A ratio of {Numbers.Fixed(ratio, 2)} is near enough to balance: plain accuracy is a fair score and classes need no weights."
                    : $"That is a ratio of {Numbers.Fixed(ratio, 2)}: look at each class's F1 beside accuracy, and consider class weights.",
        ];
        var chart = new BarChart
        {
            Id = "class-counts",
            Title = "Training images of each digit",
            Description = $"Ten bars between {Numbers.Count(classes.Counts[least])} and {Numbers.Count(classes.Counts[most])} rows; "
                + $"{most} is the highest, {least} the lowest.",
            Categories = Digits,
            Values = [.. classes.Counts.Select(n => (double)n)],
            CategoryTitle = "digit",
            ValueTitle = "rows",
        };
        return new Section("classes", "How many of each digit", sentences, [chart]);
    }

    public static Section Means(ClassStatistics classes)
    {
        int[] present = [.. Enumerable.Range(0, DigitSet.ClassCount).Where(d => classes.Counts[d] > 0)];
        int uniform = present.MinBy(d => classes.Spreads[d]);
        int varied = present.MaxBy(d => classes.Spreads[d]);
        var (first, second) = classes.NearestPair();
        string[] sentences =
        [
            $"Writers agree most on {uniform} and least on {varied}: an image lies {Numbers.Fixed(classes.Spreads[uniform], 1)} and "
                + $"{Numbers.Fixed(classes.Spreads[varied], 1)} grey levels a pixel from its class's mean.",
            $"The two mean images nearest to each other are {first} and {second} "
                + $"({Numbers.Fixed(classes.Distance(first, second), 1)} grey levels a pixel apart), so a model has most to learn there.",
        ];
        int loose = present.MaxBy(d => classes.Deviations[d].Max()), place = Array.IndexOf(classes.Deviations[loose], classes.Deviations[loose].Max());
        sentences =
        [
            .. sentences,
            $"The pixel that differs most within a digit is in {loose}, line {place / DigitSet.Side}, column {place % DigitSet.Side} "
                + $"(standard deviation {Numbers.Fixed(classes.Deviations[loose][place], 0)}): slant and size move strokes there, as rotation, shear and zoom do.",
        ];
        var grid = new ImageGrid
        {
            Id = "class-means",
            Title = "Mean image of each digit",
            Description = "Ten blurred digits; the sharper one is, the more its writers agree.",
            Headers = ["digit", "rows", "mean value", "distance of an image from the mean"],
            Tiles = [.. present.Select(d => new Tile(
                Picture.Digit(classes.Means[d]),
                $"mean of {Numbers.Count(classes.Counts[d])} images of {d}",
                [$"{d}", $"spread {Numbers.Fixed(classes.Spreads[d], 1)}"],
                [$"{d}", Numbers.Count(classes.Counts[d]), Numbers.Fixed(classes.Means[d].Average(), 1), Numbers.Fixed(classes.Spreads[d], 1)]))],
        };
        var deviations = new ImageGrid
        {
            Id = "class-deviations",
            Title = "Where writers differ: each pixel's standard deviation",
            Description = "Ten digits in outline: bright where images of the digit differ, dark where they agree.",
            Headers = ["digit", "mean deviation", "greatest deviation"],
            Tiles = [.. present.Select(d => new Tile(
                Picture.Digit([.. classes.Deviations[d].Select(v => v * 2)]),
                $"standard deviation of {Numbers.Count(classes.Counts[d])} images of {d}",
                [$"{d}", $"at most {Numbers.Fixed(classes.Deviations[d].Max(), 0)}"],
                [$"{d}", Numbers.Fixed(classes.Deviations[d].Average(), 1), Numbers.Fixed(classes.Deviations[d].Max(), 1)]))],
        };
        return new Section("means", "The average digit", sentences, [grid, deviations]);
    }
}
