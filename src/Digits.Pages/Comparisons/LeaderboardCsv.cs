using System.Globalization;

namespace Digits.Pages.Comparisons;

/// <summary>Writes a leaderboard for programs: one line per row, by rank, then those that failed or are missing.</summary>
public static class LeaderboardCsv
{
    private static readonly string[] Header =
    [
        "rank", "model", "recipe", "accuracy", "low", "high", "errors", "n", "ties", "band", "fold_spread", "held_out", "held_out_low", "held_out_high", "held_out_n",
        "reported", "train_seconds", "images_seen", "parameters", "bytes", "device", "key", "gained", "lost", "p", "optimistic",
    ];

    /// <summary>
    /// Writes shares as 0..1, sizes in bytes, <c>ties</c> as ranks with blanks between them, <c>gained</c>, <c>lost</c> and <c>p</c> of McNemar's test against rank 1,
    /// and <c>optimistic</c> as <c>epoch</c> where the rows that score a model chose its epoch. What is not known is empty.
    /// </summary>
    /// <returns>CSV, UTF-8, LF.</returns>
    public static string Of(ComparisonResults results)
    {
        string[][] ranked = [.. Standing.Of(results.Points).Select(Row)];
        string[][] others = [.. results.Points.Where(point => point.IsRight is null).Select(point => (string[])["", point.Name, point.Recipe, .. Header[3..].Select(_ => "")])];
        return ComparisonCsv.Lines([Header, .. ranked, .. others]);
    }

    private static string[] Row(Standing standing)
    {
        var facts = standing.Point.Facts ?? new PointFacts();
        return
        [
            Cells.Count(standing.Rank), standing.Point.Name, standing.Point.Recipe, ComparisonCsv.Number(standing.Accuracy),
            ComparisonCsv.Number(standing.Interval.Low), ComparisonCsv.Number(standing.Interval.High), Cells.Count(standing.Rows - standing.Correct), Cells.Count(standing.Rows),
            string.Join(' ', standing.Ties.Select(Cells.Count)), Band.Of(standing.Accuracy), facts.FoldSpread is { } spread ? ComparisonCsv.Number(spread) : "",
            .. facts.HeldOut is { } score
                ? (string[])[ComparisonCsv.Number(score.Accuracy), ComparisonCsv.Number(score.Interval.Low), ComparisonCsv.Number(score.Interval.High), Cells.Count(score.Rows)]
                : ["", "", "", ""],
            facts.Reported, facts.Seconds is { } seconds ? seconds.ToString("0.000", CultureInfo.InvariantCulture) : "", Known(facts.ImagesSeen), Known(facts.Parameters), Known(facts.Bytes),
            facts.Device, facts.Key, .. ComparisonCsv.Test(standing), standing.Point.IsEpochChosen ? "epoch" : "",
        ];
    }

    private static string Known(long number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
}
