using Digits.Core.Metrics;
using Digits.Pages.Charts;

namespace Digits.Pages.Comparisons;

/// <summary>Lays out what the leaderboard shows of each row, the same in Markdown and on the page.</summary>
internal static class LeaderboardTable
{
    /// <summary>Says how to read the columns.</summary>
    public static readonly string[] Reading =
    [
        "Accuracy is out of fold: each row is predicted by models that did not see it. Ties are the ranks whose 95 % Wilson intervals overlap; fold spread is the standard deviation between the folds.",
        "Reported is what the source of a recipe wrote, of its own run. Rows are ranked by the rows that score them, so rank 1 is a little optimistic.",
        "Train seconds add up all models' times, side by side or not, as this workspace's logs tell; images seen are epochs times training rows.",
    ];

    /// <summary>Says how to read the pairs.</summary>
    public const string OfPairs = "p is the chance of a difference at least as large between two equally good models: McNemar's test, two-sided, not corrected for the number of pairs; empty where two rows were not scored on the same images.";

    private const int KeyLetters = 12;
    private const double Megabyte = 1e6;

    /// <summary>Gets how good each row is, by rank.</summary>
    public static DataTable Scores(IReadOnlyList<Standing> standings)
    {
        bool isScored = standings.Any(standing => standing.Point.Facts?.HeldOut is not null);
        return new(
            [
                "rank", "model", "accuracy", "95 % interval", "errors", "n", "ties", "band", "fold spread", .. isScored ? (string[])["held-out", "held-out interval"] : [], "reported",
            ],
            [.. standings.Select(standing => Scores(standing, isScored))]);
    }

    /// <summary>Gets what each row costs, and where it comes from, by rank.</summary>
    public static DataTable Costs(IReadOnlyList<Standing> standings) =>
        new(["rank", "model", "train seconds", "images seen", "parameters", "size", "device", "key"], [.. standings.Select(Costs)]);

    /// <summary>Gets p of McNemar's test for each pair: a row and a column per rank.</summary>
    public static DataTable Pairs(IReadOnlyList<Standing> standings) =>
        new(["p", .. standings.Select(standing => Cells.Count(standing.Rank))], [.. standings.Select(row => Pairs(row, standings))]);

    private static string[] Pairs(Standing row, IReadOnlyList<Standing> standings) =>
    [
        $"{Cells.Count(row.Rank)} {row.Point.Name}",
        .. standings.Select(column => row.Rank != column.Rank && row.Point.HasRowsOf(column.Point) ? Cells.P(McNemarTest.Of(row.Point.IsRight, column.Point.IsRight).P) : ""),
    ];

    private static string[] Scores(Standing standing, bool isScored)
    {
        var facts = standing.Point.Facts ?? new PointFacts();
        string[] heldOut = facts.HeldOut is { } score ? [Cells.Share(score.Accuracy), Cells.Interval(score.Interval)] : ["", ""];
        return
        [
            Cells.Count(standing.Rank), standing.Point.Name, Cells.Accuracy(standing), Cells.Interval(standing.Interval),
            Numbers.Count(standing.Rows - standing.Correct), Numbers.Count(standing.Rows), Cells.Ranks(standing.Ties, standing.Rank), Band.Of(standing.Accuracy),
            facts.FoldSpread is { } spread ? Cells.Share(spread) : "", .. isScored ? heldOut : [], facts.Reported,
        ];
    }

    private static string[] Costs(Standing standing)
    {
        var facts = standing.Point.Facts ?? new PointFacts();
        return
        [
            Cells.Count(standing.Rank), standing.Point.Name,
            facts.Seconds is { } seconds ? Numbers.Fixed(seconds, 1) : "", Known(facts.ImagesSeen), Known(facts.Parameters),
            facts.Bytes == 0 ? "" : Numbers.Fixed(facts.Bytes / Megabyte, 2) + " MB", facts.Device, facts.Key[..Math.Min(KeyLetters, facts.Key.Length)],
        ];
    }

    private static string Known(long number) => number == 0 ? "" : Numbers.Count(number);
}
