using System.Globalization;
using System.Text;

namespace Digits.Bench.Reporting;

/// <summary>Writes a report for people.</summary>
internal static class MarkdownReport
{
    /// <summary>Gets the report as Markdown.</summary>
    public static string Of(BenchReport report)
    {
        var text = new StringBuilder($"# {report.Title}, measured\n\n");
        text.Append(CultureInfo.InvariantCulture, $"`{report.Command}`: {(report.Rounds == 1 ? "one round" : $"medians of {report.Rounds} rounds")} after one that does not count, all in turns.\n");
        if (report.Data is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"Data: {report.Data}.\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{report.Method}\n\n");
        bool isCompared = report.Rows.Any(row => row.Ratio is not null);
        text.Append(isCompared ? "| what | unit | by | median | min to max | Digits is better by |\n|---|---|---|---|---|---|\n" : "| what | unit | median | min to max |\n|---|---|---|---|\n");
        foreach (var row in report.Rows)
        {
            string by = isCompared ? $" {row.By} |" : "", ratio = isCompared ? $" {(row.Ratio is null ? "" : Figures.Text(row.Ratio))} |" : "";
            text.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {row.Unit} |{by} {Figures.Text(row.Median)} | {Figures.Range(row.Min, row.Max, row.Rounds.Count)} |{ratio}\n");
        }

        if (isCompared)
        {
            text.Append("\nThe last column: of each round the peer's time over ours, or our speed over the peer's; the median, and the least to the most. Below 1 the peer is better.\n");
        }

        foreach (string line in report.Missing.Select(missing => missing.ToString()).Concat(report.Notes))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{line}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\n{Machine(report.Machine)}\n").ToString();
    }

    private static string Machine(MachineFacts machine)
    {
        string[] parts =
        [
            $"{machine.Cpu}, {machine.Cores} cores", machine.Os, machine.Runtime, $"libtorch {machine.Libtorch}", .. machine.Peers.Select(peer => $"{peer.Key} {peer.Value}"),
            .. machine.Commit is null ? (string[])[] : [$"code {machine.Commit}"],
        ];
        string load = machine is { LoadBefore: { } before, LoadAfter: { } after }
            ? string.Create(CultureInfo.InvariantCulture, $" Load average {before:F2} before, {after:F2} at the end.") : "";
        return $"Machine: {string.Join("; ", parts)}.{load}";
    }
}
