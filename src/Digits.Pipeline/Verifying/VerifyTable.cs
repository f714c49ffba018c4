namespace Digits.Pipeline.Verifying;

/// <summary>Shows recorded and rebuilt contents side by side.</summary>
internal static class VerifyTable
{
    private const int ShownHash = 12;

    /// <summary>Gets the lines, the first the header: instance, output, recorded, rebuilt, and whether they are equal or why they may differ.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<Rebuilt> all)
    {
        List<string[]> rows = [["instance", "output", "recorded", "rebuilt", "result"], .. all.SelectMany(Rows)];
        int[] widths = [.. Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length))];
        return rows.Select(row => string.Join("  ", row.Select((text, column) => column < widths.Length ? text.PadRight(widths[column]) : text)));
    }

    /// <summary>Tells since which part of its key an instance may differ.</summary>
    public static string Cause(Rebuilt rebuilt) => rebuilt.Changes.Length == 0 ? "same key: not deterministic" : $"changed since: {rebuilt.Changes}";

    private static IEnumerable<string[]> Rows(Rebuilt rebuilt) => rebuilt.Problem.Length > 0
        ? [[rebuilt.Instance.Name, "", "", "", $"not verified: {rebuilt.Problem}"]]
        : rebuilt.Outputs.Keys.Union(rebuilt.Record!.Outputs.Keys).Select(output => Row(rebuilt, output));

    private static string[] Row(Rebuilt rebuilt, string output)
    {
        string? recorded = rebuilt.Record!.Outputs.GetValueOrDefault(output);
        string? now = rebuilt.Outputs.GetValueOrDefault(output);
        return [rebuilt.Instance.Name, output, Short(recorded), Short(now), recorded == now ? "equal" : $"differs ({Cause(rebuilt)})"];
    }

    private static string Short(string? hash) => hash?[..ShownHash] ?? "none";
}
