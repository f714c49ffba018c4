using System.Globalization;
using System.Text;
using Digits.Pipeline;

namespace Digits.Bench.Engine;

/// <summary>Measures how near runs of sleeping stages come to what no scheduler can beat.</summary>
internal static class Makespan
{
    private const int Slots = 4;
    private const int Seed = 2026;

    /// <summary>Measures, and gets the Markdown of the table.</summary>
    public static string Measure(string folder, int rounds)
    {
        (string Name, IReadOnlyList<TrivialNode> Nodes)[] graphs =
        [
            ("16 folds of 1.5 s and 1 slot between short stages", Folds(16, 1)),
            ("8 folds of 1.5 s and 2 slots between short stages", Folds(8, 2)),
            ($"32 stages of 0.4 to 2 s and 1 or 2 slots, seed {Seed}", Drawn(new Random(Seed))),
        ];
        var measured = new Rounds();
        foreach (var (name, nodes) in graphs)
        {
            var graph = TrivialGraph.Write(Path.Combine(folder, $"makespan{Array.FindIndex(graphs, other => other.Name == name)}"), nodes);
            var options = new PipelineOptions { Root = graph.Folder, Jobs = Slots, Force = [.. nodes.Select(node => node.Name)] };
            measured.Add(name, () => InProcess.Run(options, $"{nodes.Count} ran"));
        }

        measured.Run(rounds);
        var table = new StringBuilder($"| graph, {Slots} slots | bound | median (min to max) | median / bound |\n|---|---|---|---|\n");
        foreach (var (name, nodes) in graphs)
        {
            double bound = Bound(nodes);
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {Rounds.Time(bound)} | {measured.Spread(name)} | {measured.Median(name) / bound:F2} |\n");
        }

        return $"""
            ## Makespan

            Stages that sleep, in-process. The bound is the larger of the longest chain's sleeps and all sleeps times slots, divided by the slots; it knows
            nothing of starting processes, which the measured time holds.

            {table}
            """;
    }

    /// <summary>Gets the larger of the critical path and the work a slot, in milliseconds.</summary>
    private static double Bound(IReadOnlyList<TrivialNode> nodes)
    {
        var ends = new Dictionary<string, double>();
        foreach (var node in nodes)
        {
            ends[node.Name] = node.Milliseconds + node.Needs.Select(need => ends[need]).DefaultIfEmpty(0).Max();
        }

        return Math.Max(ends.Values.Max(), nodes.Sum(node => (double)node.Milliseconds * node.Slots) / Slots);
    }

    private static List<TrivialNode> Folds(int count, int slots) =>
    [
        new("ingest", [], 200), new("eda", ["ingest"], 300), new("baseline", ["ingest"], 400),
        .. Enumerable.Range(0, count).Select(fold => new TrivialNode($"fold{fold}", ["ingest"], 1500, slots)),
        new("ensemble", [.. Enumerable.Range(0, count).Select(fold => $"fold{fold}")], 200), new("submission", ["ensemble"], 100),
    ];

    // Eight read only the external file, so that all slots have work from the start.
    private static List<TrivialNode> Drawn(Random random)
    {
        var nodes = new List<TrivialNode>();
        for (int index = 0; index < 32; index++)
        {
            string[] needs = index < 8 ? [] : [.. nodes.TakeLast(16).Where(_ => random.Next(12) == 0).Select(node => node.Name)];
            nodes.Add(new TrivialNode($"s{index:D2}", needs, 400 + random.Next(1600), 1 + random.Next(2)));
        }

        return nodes;
    }
}
