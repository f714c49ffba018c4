using Digits.Core.Metrics;
using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Shows how well probabilities rank images: ROC curve and the area under it.</summary>
internal static class RocSection
{
    private const int Steps = 100;

    // Above it the whole curve is two straight lines.
    private const double NearlyPerfect = 0.99;

    public static Section Build(RunResults run)
    {
        byte[] labels = run.Train.Labels!;
        int[] digits = [.. run.OutOfFold.Rows.Select(row => (int)labels[row]).Distinct().Order()];
        RocCurve[] curves = [.. digits.Select(digit => RocCurve.Of(run.OutOfFold, labels, digit))];
        double area = curves.Average(curve => curve.Area);
        int worst = Array.IndexOf(curves, curves.MinBy(curve => curve.Area));
        string[] sentences =
        [
            digits.Length == 2
                ? $"The area under the ROC curve of {digits[0]} against {digits[1]} is {Numbers.Fixed(area, 5)}; guessing has 0.5."
                : $"The area under the ROC curve, each digit against all others, is {Numbers.Fixed(area, 5)} in the mean and {Numbers.Fixed(curves[worst].Area, 5)} "
                    + $"for {digits[worst]}, the lowest; guessing has 0.5.",
        ];
        Figure[] areas = digits.Length == 2 ? [] : [Areas(digits, curves)];
        Figure[] close = area < NearlyPerfect ? [] : [CloseUp(digits, curves, worst)];
        return new Section("roc", "How well probabilities rank", sentences, [Curve(digits, curves, area), .. close, .. areas]);
    }

    private static LineChart Curve(int[] digits, RocCurve[] curves, double area)
    {
        double[] x = [.. Enumerable.Range(0, Steps + 1).Select(step => step * 100.0 / Steps)];
        return new LineChart
        {
            Id = "roc-curve",
            Title = "ROC curve",
            Description = $"The share of a digit's images that are found rises with the share of others that are taken for it; area {Numbers.Fixed(area, 5)}.",
            X = x,
            XTitle = "others taken for the digit, %",
            LeftTitle = "images of the digit found, %",
            LeftRange = (0, 100),
            Decimals = 3,
            Lines =
            [
                new Series(
                    digits.Length == 2 ? $"{digits[0]} against {digits[1]}" : $"mean of {digits.Length} digits",
                    [.. x.Select(percent => curves.Average(curve => curve.At(percent / 100)) * 100)],
                    Hue.Blue),
                new Series("guessing", x, Hue.Red),
            ],
        };
    }

    private static LineChart CloseUp(int[] digits, RocCurve[] curves, int worst)
    {
        double[] x = [.. Enumerable.Range(0, Steps + 1).Select(step => step * 1.0 / Steps)];
        double[] mean = [.. x.Select(percent => curves.Average(curve => curve.At(percent / 100)) * 100)];
        double[] lowest = [.. x.Select(percent => curves[worst].At(percent / 100) * 100)];
        return new LineChart
        {
            Id = "roc-close-up",
            Title = "The ROC curve's beginning",
            Description = $"Where at most 1 % of others are taken for the digit: {Numbers.Fixed(mean[Steps / 10], 2)} % found at 0.1 %, {Numbers.Fixed(mean[^1], 2)} % at 1 %.",
            X = x,
            XTitle = "others taken for the digit, %",
            XDecimals = 2,
            LeftTitle = "images of the digit found, %",
            Decimals = 3,
            Lines = digits.Length == 2
                ? [new Series($"{digits[0]} against {digits[1]}", mean, Hue.Blue)]
                : [new Series($"mean of {digits.Length} digits", mean, Hue.Blue), new Series($"{digits[worst]}, the lowest", lowest, Hue.Orange)],
        };
    }

    private static DotChart Areas(int[] digits, RocCurve[] curves) => new()
    {
        Id = "roc-areas",
        Title = "Area under the ROC curve of each digit",
        Description = $"{digits.Length} dots between {Numbers.Fixed(curves.Min(c => c.Area), 5)} and {Numbers.Fixed(curves.Max(c => c.Area), 5)}.",
        LabelTitle = "digit",
        ValueTitle = "area under the curve",
        Decimals = 5,
        Dots = [.. digits.Zip(curves, (digit, curve) => new Dot($"{digit}", curve.Area))],
    };
}
