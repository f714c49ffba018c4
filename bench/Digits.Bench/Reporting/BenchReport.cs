using Digits.Bench.Measuring;
using Digits.Bench.Peers;

namespace Digits.Bench.Reporting;

/// <summary>Is what one benchmark found: NAME.json holds it, NAME.md shows it.</summary>
/// <param name="Name">The benchmark's name.</param>
/// <param name="Title">What was measured.</param>
/// <param name="Command">The command that measures it again.</param>
/// <param name="Data">What it was measured on; null where it takes no data.</param>
/// <param name="Method">How it was measured, as Markdown.</param>
/// <param name="Rounds">The rounds that count.</param>
/// <param name="Rows">What each side took for each thing.</param>
/// <param name="Missing">The peers that are not installed.</param>
/// <param name="Notes">What came up on the way.</param>
/// <param name="Machine">On what it was measured.</param>
internal sealed record BenchReport(
    string Name, string Title, string Command, string? Data, string Method, int Rounds, IReadOnlyList<ReportRow> Rows, IReadOnlyList<MissingPeer> Missing, IReadOnlyList<string> Notes, MachineFacts Machine)
{
    /// <summary>Makes the report of a run that has ended.</summary>
    public static BenchReport Of(IBenchmark benchmark, BenchRun run, double? loadBefore) => new(
        benchmark.Name,
        benchmark.Title,
        $"dotnet cake --target=Bench --only={benchmark.Name}{(run.UsesData && run.Options.Data is not null ? " --data=path/to/digit-recognizer.zip" : "")}",
        run.UsesData ? run.Data.Description : null,
        benchmark.Method,
        run.Options.Rounds,
        [.. run.Measurements.Rows().Select(ReportRow.Of)],
        [.. benchmark.Peers.Where(peer => run.Find(peer) is null).Select(peer => new MissingPeer(peer.Name, peer.Install))],
        run.Notes,
        MachineFacts.Read(run.Options.Root, run.Found, loadBefore));
}

/// <summary>Is a peer that is not installed.</summary>
/// <param name="Peer">Its name.</param>
/// <param name="Install">The line that installs it.</param>
internal sealed record MissingPeer(string Peer, string Install)
{
    /// <inheritdoc/>
    public override string ToString() => $"Skipped: {Peer} is not installed. To install it: {Install}";
}

/// <summary>Is what one side took for one thing.</summary>
/// <param name="Name">The thing.</param>
/// <param name="Unit">What its values are counted in.</param>
/// <param name="Better">Which values are better: <c>less</c>, <c>more</c> or <c>neither</c>.</param>
/// <param name="Side"><c>ours</c> or <c>peer</c>.</param>
/// <param name="By">Who took it, with the version.</param>
/// <param name="Rounds">Each round's value.</param>
/// <param name="Median">Their median.</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The most.</param>
/// <param name="Ratio">How many times better ours was than this peer, round by round; null where nothing is compared.</param>
internal sealed record ReportRow(
    string Name, string Unit, string Better, string Side, string By, IReadOnlyList<double> Rounds, double Median, double Min, double Max, Spread? Ratio)
{
    /// <summary>Flattens a row.</summary>
    public static ReportRow Of(Row row) => new(
        row.What, row.Unit.Name, row.Unit.Better switch { Measuring.Better.Less => "less", Measuring.Better.More => "more", _ => "neither" },
        row.IsOurs ? "ours" : "peer", row.By, row.Values.Rounds, row.Values.Median, row.Values.Min, row.Values.Max, row.Ratio);
}
