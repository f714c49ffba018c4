using Digits.Bench.Engine;
using Digits.Bench.Measuring;
using Digits.Bench.Peers;

namespace Digits.Bench.Benchmarks;

/// <summary>Measures the engine beside make, doit and snakemake on ten trivial stages.</summary>
internal sealed class EngineBenchmark : IBenchmark
{
    public string Name => "engine";

    public string Title => "The engine on ten trivial stages";

    public string Method => """
        One generated graph for all tools (`TrivialGraph.cs`, `PeerGraph.cs`): each stage is the same console, `bench/TrivialStage`, which copies its inputs. Each round, and each tool in its
        turn: a run with nothing to do, then one fold's param is given a value that was never there, and three stages run one after the other: the fold, the ensemble, the submission. *Per stage*
        is that run less the one with nothing to do just before it, divided by three; *overhead* is that less a bare `dotnet exec` of the console.
        """;

    public IReadOnlyList<Peer> Peers => [PeerCatalogue.Make, PeerCatalogue.Doit, PeerCatalogue.Snakemake];

    public void Measure(BenchRun run)
    {
        var stages = new TenStages(run);
        run.Interleave(
        [
            Contestant.Our("a bare stage process (`dotnet exec`)", Unit.Milliseconds, stages.RunBare),
            stages.Own(),
            .. Peers.Select(stages.Of),
            stages.InsideTheProcess(),
        ]);
    }
}
