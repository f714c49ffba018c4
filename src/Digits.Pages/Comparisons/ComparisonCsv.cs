using System.Globalization;
using System.Text;

namespace Digits.Pages.Comparisons;

/// <summary>Writes a comparison for programs: one line per point, by rank, then those that failed.</summary>
public static class ComparisonCsv
{
    private static readonly string[] Scores = ["accuracy", "low", "high", "errors", "n", "ties", "gained", "lost", "p", "optimistic"];

    /// <summary>
    /// Writes the columns <c>rank</c>, <c>point</c>, <c>recipe</c>, every value's path, <c>accuracy</c> with the bounds <c>low</c> and <c>high</c> of its 95 % interval,
    /// <c>errors</c>, <c>n</c>, <c>ties</c> (ranks, blank between them), <c>gained</c>, <c>lost</c> and <c>p</c> (McNemar's test against the first of an
    /// ablation, rank 1 of a search) and <c>optimistic</c> (<c>chosen</c> where the table's rows chose the point, <c>epoch</c> where they chose an epoch).
    /// </summary>
    /// <returns>CSV, UTF-8, LF.</returns>
    public static string Of(ComparisonResults results)
    {
        string[] paths = [.. results.Points.SelectMany(point => point.Values.Select(value => value.Path)).Distinct()];
        return Lines(
        [
            ["rank", "point", "recipe", .. paths, .. Scores],
            .. ComparisonText.Standings(results).Select(standing => (string[])[Cells.Count(standing.Rank), .. Named(standing.Point, paths), .. Scored(standing, results)]),
            .. results.Points.Where(point => point.IsRight is null).Select(failed => (string[])["", .. Named(failed, paths), .. Scores.Select(_ => "")]),
        ]);
    }

    /// <summary>Writes rows of cells, quoted where they must be.</summary>
    internal static string Lines(IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (string[] row in rows)
        {
            text.AppendJoin(',', row.Select(Quoted)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Gets a share to six places.</summary>
    internal static string Number(double share) => share.ToString("0.000000", CultureInfo.InvariantCulture);

    /// <summary>Gets the columns <c>gained</c>, <c>lost</c> and <c>p</c>; empty without a test.</summary>
    internal static string[] Test(Standing standing) => standing.Against is { } test
        ? [Cells.Count(test.OnlySecond), Cells.Count(test.OnlyFirst), test.P.ToString("G6", CultureInfo.InvariantCulture)]
        : ["", "", ""];

    private static IEnumerable<string> Named(PointOutcome point, string[] paths) =>
    [
        point.Name, point.Recipe,
        .. paths.Select(path => point.Values.Where(value => value.Path == path).Select(value => Cells.Value(value.Value)).FirstOrDefault("")),
    ];

    private static IEnumerable<string> Scored(Standing standing, ComparisonResults results) =>
    [
        Number(standing.Accuracy), Number(standing.Interval.Low), Number(standing.Interval.High),
        Cells.Count(standing.Rows - standing.Correct), Cells.Count(standing.Rows), string.Join(' ', standing.Ties.Select(Cells.Count)),
        .. Test(standing),
        string.Join(' ', (string[])[.. results is { Kind: "search", Points.Count: > 1 } && standing.Rank == 1 ? (string[])["chosen"] : [], .. standing.Point.IsEpochChosen ? (string[])["epoch"] : []]),
    ];

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
