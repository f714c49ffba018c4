using System.Text;
using Digits.Core.Errors;
using Digits.Pages.Reports;

namespace Digits.Pages.Comparisons;

/// <summary>Renders a comparison for people: a Markdown table that aligns in plain text too, with what must be known to read it.</summary>
public static class ComparisonText
{
    /// <summary>Says that the rows count for nothing.</summary>
    internal const string NoResult = "**Sample data or a trial: no result on it counts.**\n\n";

    private static readonly Dictionary<string, (string Title, Func<ComparisonResults, PointOutcome?> Reference, Func<ComparisonResults, IReadOnlyList<Standing>, string> Body)> Kinds = new()
    {
        ["search"] = ("Search", _ => null, Search),
        ["ablation"] = ("Ablation", results => results.Points[0], Ablation),
    };

    /// <summary>Renders the results.</summary>
    /// <returns>Markdown, LF at each line's end.</returns>
    /// <exception cref="InputException">The kind of comparison is unknown.</exception>
    public static string Of(ComparisonResults results)
    {
        var (title, _, body) = KindOf(results);
        var standings = Standings(results);
        string recipes = string.Join(", ", results.Points.Select(point => $"`{point.Recipe}`").Distinct());
        var text = new StringBuilder($"# {title} `{results.Name}`\n\n");
        if (results.Data != DataKind.Real)
        {
            text.Append(NoResult);
        }

        text.Append(Invariant($"{results.Points.Count} points of recipe {recipes}; out-of-fold accuracy with its 95 % Wilson interval.\n\n"));
        text.Append(body(results, standings));
        string[] notes = [.. Notes(results).Select(note => note + "\n")];
        return text.Append(notes.Length > 0 ? "\n" : "").AppendJoin("", notes).ToString();
    }

    /// <summary>Ranks the points as this kind of comparison does.</summary>
    internal static IReadOnlyList<Standing> Standings(ComparisonResults results) => Standing.Of(results.Points, KindOf(results).Reference(results));

    /// <summary>Names values by the last part of their paths where that tells them apart, else by the whole paths.</summary>
    internal static string[] Columns(IReadOnlyList<string> paths) =>
        [.. paths.Select(path => paths.Count(other => Last(other) == Last(path)) == 1 ? Last(path) : path)];

    /// <summary>Gets what must be known of some points, a line each.</summary>
    internal static IEnumerable<string> Notes(ComparisonResults results)
    {
        string[] failed = [.. results.Points.Where(point => point.IsRight is null && !point.IsMissing).Select(point => point.Name)];
        if (failed.Length > 0)
        {
            yield return $"Failed: {string.Join("; ", failed)}.";
        }

        string[] missing = [.. results.Points.Where(point => point.IsMissing).Select(point => point.Name)];
        if (missing.Length > 0)
        {
            yield return $"Missing, for pipeline.json does not describe it: {string.Join("; ", missing)}.";
        }

        if (results.Points.Any(point => point.IsEpochChosen))
        {
            yield return $"{Cells.Chosen} An epoch was chosen by the rows that score it: optimistic.";
        }
    }

    private static string Search(ComparisonResults results, IReadOnlyList<Standing> standings)
    {
        var table = new TextTable(["rank", .. Columns([.. results.Points[0].Values.Select(value => value.Path)]), "accuracy", "95 % interval", "errors", "n", "ties", "p"]);
        foreach (var standing in standings)
        {
            table.Add(
            [
                Cells.Count(standing.Rank), .. standing.Point.Values.Select(value => Cells.Value(value.Value)), Cells.Accuracy(standing), Cells.Interval(standing.Interval),
                Cells.Count(standing.Rows - standing.Correct), Cells.Count(standing.Rows), Cells.Ranks(standing.Ties, standing.Rank), Cells.P(standing),
            ]);
        }

        return $"""
            {table}
            Ties: the ranks whose intervals overlap. p: McNemar's test against rank 1 on the same rows, two-sided, not corrected for the number of points.
            Rank 1 was chosen by the rows that score it, so its accuracy is optimistic; only rows that no point has seen tell how good it is.

            """;
    }

    private static string Ablation(ComparisonResults results, IReadOnlyList<Standing> standings)
    {
        var reference = standings.FirstOrDefault(standing => ReferenceEquals(standing.Point, results.Points[0]));
        var table = new TextTable("variant", "accuracy", "95 % interval", "errors", "n", "rank", "ties", "difference", "gained", "lost", "p");
        foreach (var point in results.Points)
        {
            if (standings.FirstOrDefault(standing => ReferenceEquals(standing.Point, point)) is { } standing)
            {
                table.Add(
                    point.Name, Cells.Accuracy(standing), Cells.Interval(standing.Interval), Cells.Count(standing.Rows - standing.Correct), Cells.Count(standing.Rows),
                    Cells.Count(standing.Rank), Cells.Ranks(standing.Ties, standing.Rank),
                    reference is null || standing == reference ? "" : Invariant($"{standing.Accuracy - reference.Accuracy:+0.0000;-0.0000;0.0000}"),
                    standing.Against is { } gained ? Cells.Count(gained.OnlySecond) : "", standing.Against is { } lost ? Cells.Count(lost.OnlyFirst) : "", Cells.P(standing));
            }
        }

        return $"""
            {table}
            Difference, gained and lost rows and p (McNemar's test on the same rows, two-sided) are against "{results.Points[0].Name}". Ties: the ranks whose intervals overlap.
            A variant that is chosen by this table has an optimistic accuracy: the rows that chose it score it.

            """;
    }

    private static (string Title, Func<ComparisonResults, PointOutcome?> Reference, Func<ComparisonResults, IReadOnlyList<Standing>, string> Body) KindOf(ComparisonResults results) =>
        Kinds.TryGetValue(results.Kind, out var kind)
            ? kind
            : throw new InputException($"a comparison of kind \"{results.Kind}\"", string.Join(" or ", Kinds.Keys.Append(LeaderboardText.Kind)), results.Name);

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
