using Digits.Bench.Engine;
using Digits.Bench.Measuring;
using Digits.Bench.Peers;
using Digits.Core.Randomness;
using Digits.Pipeline;

namespace Digits.Bench.Benchmarks;

/// <summary>Measures how near runs of sleeping stages come to what no scheduler can beat.</summary>
internal sealed class MakespanBenchmark : IBenchmark
{
    private const int Slots = 4;
    private const int Seed = 2026;

    public string Name => "makespan";

    public string Title => "Stages side by side";

    public string Method => FormattableString.Invariant($"""
        Stages that sleep, on {Slots} slots, the engine in this process. The bound is the larger of the longest chain's sleeps and all sleeps times slots, divided by the slots; it knows nothing of
        starting processes, which the measured time holds: no scheduler comes to a ratio of 1.
        """);

    public IReadOnlyList<Peer> Peers => [];

    public void Measure(BenchRun run)
    {
        (string Name, IReadOnlyList<TrivialNode> Nodes)[] graphs =
        [
            ("16 folds of 1.5 s and 1 slot between short stages", Folds(16, 1)),
            ("8 folds of 1.5 s and 2 slots between short stages", Folds(8, 2)),
            (FormattableString.Invariant($"32 stages of 0.4 to 2 s and 1 or 2 slots, seed {Seed}"), Drawn(new SplitMix64(Seed))),
        ];
        run.Interleave(graphs.SelectMany((drawn, index) =>
        {
            var graph = TrivialGraph.Write(Path.Combine(run.Folder, FormattableString.Invariant($"{index}")), drawn.Nodes);
            var options = new PipelineOptions { Root = graph.Folder, Jobs = Slots, Force = [.. drawn.Nodes.Select(node => node.Name)] };
            return new[]
            {
                Contestant.Our(drawn.Name, Unit.Milliseconds, () => InProcess.Run(options, $"{drawn.Nodes.Count} ran", run.Cancellation)),
                Contestant.Of("the bound", drawn.Name, Unit.Milliseconds, () => Bound(drawn.Nodes)),
            };
        }));
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
    private static List<TrivialNode> Drawn(SplitMix64 random)
    {
        var nodes = new List<TrivialNode>();
        for (int index = 0; index < 32; index++)
        {
            string[] needs = index < 8 ? [] : [.. nodes.TakeLast(16).Where(_ => random.NextInt32(12) == 0).Select(node => node.Name)];
            nodes.Add(new TrivialNode(FormattableString.Invariant($"s{index:D2}"), needs, 400 + random.NextInt32(1600), 1 + random.NextInt32(2)));
        }

        return nodes;
    }
}
