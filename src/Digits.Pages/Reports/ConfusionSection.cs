using Digits.Core.Data;
using Digits.Core.Metrics;
using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Shows which digits are taken for which.</summary>
internal static class ConfusionSection
{
    private const int PairsShown = 8;

    private static readonly int[] Classes = [.. Enumerable.Range(0, DigitSet.ClassCount)];

    public static Section Build(ConfusionMatrix confusion)
    {
        var pairs = ConfusedPairs.Find(confusion, PairsShown);
        int[] present = confusion.Present;
        int worst = present.MinBy(confusion.F1);
        int best = present.MaxBy(confusion.F1);
        string[] sentences =
        [
            pairs.Length == 0
                ? "No digit is taken for another."
                : $"Most often {pairs[0].Label} is read as {pairs[0].Predicted} ({Times(pairs[0].Count)}); the {pairs.Length} pairs shown are "
                    + $"{Numbers.Percent((double)pairs.Sum(p => p.Count) / confusion.Errors, 0)} of all {Numbers.Count(confusion.Errors)} errors.",
            $"The hardest digit is {worst} with an F1 of {Numbers.Fixed(confusion.F1(worst), 4)}, the easiest {best} with {Numbers.Fixed(confusion.F1(best), 4)}.",
        ];
        Figure[] pairsChart = pairs.Length == 0 ? [] : [Pairs(pairs)];
        return new Section("confusion", "Which digits are confused", sentences, [Matrix(confusion), .. pairsChart, F1Chart(confusion)]);
    }

    private static HeatMap Matrix(ConfusionMatrix confusion) => new()
    {
        Id = "confusion-matrix",
        Title = "Confusion matrix, images",
        Description = $"Ten by ten counts; {Numbers.Count(confusion.Correct)} on the diagonal are right, "
            + $"{Numbers.Count(confusion.Errors)} beside it are wrong.",
        Names = [.. Classes.Select(c => $"{c}")],
        RowTitle = "true",
        ColumnTitle = "predicted",
        DiagonalApart = true,
        Cells = [.. Classes.Select(t => Classes.Select(p => (double)confusion.Counts[t, p]).ToArray())],
    };

    private static BarChart Pairs(ConfusedPair[] pairs) => new()
    {
        Id = "confused-pairs",
        Title = "Most frequent confusions",
        Description = $"{pairs.Length} bars from {Times(pairs[0].Count)} ({pairs[0].Label} read as {pairs[0].Predicted}) down to {Times(pairs[^1].Count)}.",
        Categories = [.. pairs.Select(p => $"{p.Label}→{p.Predicted}")],
        Values = [.. pairs.Select(p => (double)p.Count)],
        CategoryTitle = "true → predicted",
        ValueTitle = "errors",
        Hue = Hue.Red,
    };

    private static DotChart F1Chart(ConfusionMatrix confusion) => new()
    {
        Id = "class-f1",
        Title = "F1 of each digit",
        Description = $"{(confusion.Present.Length == Classes.Length ? "Ten" : confusion.Present.Length)} dots between {Numbers.Fixed(confusion.Present.Min(confusion.F1), 4)} and {Numbers.Fixed(confusion.Present.Max(confusion.F1), 4)}.",
        LabelTitle = "digit",
        ValueTitle = "F1, the harmonic mean of precision and recall",
        Decimals = 4,
        Dots = [.. confusion.Present.Select(digit => new Dot($"{digit}", confusion.F1(digit)))],
    };

    private static string Times(int count) => count == 1 ? "once" : $"{Numbers.Count(count)} times";
}
