using Digits.Bench.Engine;
using Digits.Bench.Measuring;
using Digits.Bench.Peers;
using Digits.Bench.Processes;

namespace Digits.Bench.Benchmarks;

/// <summary>Measures the pipeline itself: from nothing, with nothing to do, and with one param changed.</summary>
internal sealed class EndToEndBenchmark : IBenchmark
{
    // pipeline.json's, and how many others there are above it.
    private const int Usual = 12;
    private const int Others = 36;
    private const string Again = "the same command again: all hits";

    public string Name => "end-to-end";

    public string Title => "The pipeline, cold and warm";

    public string Method => """
        `dotnet cake --target=Submission` with the default recipe, into a workspace and a store of its own. Cold starts from nothing but the built program and runs once unless `--cold-rounds`
        says otherwise: it takes minutes and has no peer. The rows after it go on from there, in rounds: the same command again; the engine alone with nothing to do, in a fresh process (its first
        run, which compiles as it goes, and the median of nine later ones); and a param of the report changed, to a value that was never there, and back. The peer is a Cake script of one line
        under the same tool and script cache: what any build by Cake takes.
        """;

    public IReadOnlyList<Peer> Peers => [];

    public void Measure(BenchRun run)
    {
        var pipeline = new RealPipeline(run);
        pipeline.Prepare();
        for (int round = 0; round < run.Options.ColdRounds; round++)
        {
            pipeline.Clear();
            double cpu = ChildTime.Seconds();
            run.Log("  cold: from nothing");
            double seconds = pipeline.Submission() / 1000;
            run.Measurements.Add(Contestant.Ours, new Reading("cold: from CSV files to submission.csv and all pages", Unit.Seconds, seconds));
            run.Measurements.Add(Contestant.Ours, new Reading("cold: from CSV files to submission.csv and all pages", Unit.CpuSeconds, ChildTime.Seconds() - cpu));
        }

        int change = 0;
        run.Interleave(
            Contestant.Our(Again, Unit.Milliseconds, () => pipeline.Submission()),
            Contestant.Of("a one-line Cake script", Again, Unit.Milliseconds, pipeline.Script),
            Engine("by size and times", pipeline, verify: false),
            Engine("every file hashed again", pipeline, verify: true),
            Contestant.Our("`report.easiest` changed: one stage runs", Unit.Milliseconds, () => pipeline.Submission(FormattableString.Invariant($"--set=report.easiest={Usual + 1 + (change++ % Others)}"))),
            Contestant.Our("`report.easiest` as before: restored", Unit.Milliseconds, () => pipeline.Submission()));
    }

    private static Contestant Engine(string how, RealPipeline pipeline, bool verify) => Contestant.Our(() =>
    {
        var (first, later) = pipeline.EngineAlone(verify);
        return
        [
            new($"engine with nothing to do, {how}, first in its process", Unit.Milliseconds, first),
            new($"engine with nothing to do, {how}, later in the same process", Unit.Milliseconds, later),
        ];
    });
}
