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
        string[] sentences =
        [
            pairs.Length == 0
                ? "No digit is taken for another."
                : $"Most often {pairs[0].Label} is read as {pairs[0].Predicted} ({Times(pairs[0].Count)}); the {pairs.Length} pairs shown are "
                    + $"{Numbers.Percent((double)pairs.Sum(p => p.Count) / confusion.Errors, 0)} of all {Numbers.Count(confusion.Errors)} errors.",
            .. LookedForPairs.Sentences(confusion),
        ];
        Figure[] pairsChart = pairs.Length == 0 ? [] : [Pairs(pairs)];
        return new Section("confusion", "Which digits are confused", sentences, [Counts(confusion), .. pairsChart, Rates(confusion)])
        {
            Tables = pairs.Length == 0 || LookedForPairs.Of(confusion).Length == 0 ? [] : [("Pairs to look for", LookedForPairs.Table(confusion))],
        };
    }

    private static HeatMap Counts(ConfusionMatrix confusion) => Matrix(
        "confusion-matrix",
        "Confusion matrix, images",
        $"Ten by ten counts; {Numbers.Count(confusion.Correct)} on the diagonal are right, {Numbers.Count(confusion.Errors)} beside it are wrong.",
        0,
        (label, predicted) => confusion.Counts[label, predicted]);

    private static HeatMap Rates(ConfusionMatrix confusion)
    {
        int[] rows = [.. Classes.Select(label => Classes.Sum(predicted => confusion.Counts[label, predicted]))];
        int worst = confusion.Present.MinBy(confusion.Recall);
        return Matrix(
            "confusion-rates",
            "Confusion matrix, % of the true digit",
            $"Ten by ten percentages, each row 100 together; the lowest on the diagonal is {Numbers.Percent(confusion.Recall(worst), 2)}, of {worst}.",
            2,
            (label, predicted) => rows[label] == 0 ? 0 : 100.0 * confusion.Counts[label, predicted] / rows[label]);
    }

    private static HeatMap Matrix(string id, string title, string description, int decimals, Func<int, int, double> cell) => new()
    {
        Id = id,
        Title = title,
        Description = description,
        Names = [.. Classes.Select(c => $"{c}")],
        RowTitle = "true",
        ColumnTitle = "predicted",
        DiagonalApart = true,
        Decimals = decimals,
        Cells = [.. Classes.Select(label => (double[])[.. Classes.Select(predicted => cell(label, predicted))])],
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

    private static string Times(int count) => count == 1 ? "once" : $"{Numbers.Count(count)} times";
}
