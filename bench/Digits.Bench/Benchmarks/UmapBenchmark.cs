using System.Globalization;
using Digits.Bench.Measuring;
using Digits.Bench.Peers;
using Digits.Bench.Processes;
using Digits.Core.Data;
using Digits.Core.Eda;
using Digits.Core.Randomness;

namespace Digits.Bench.Benchmarks;

/// <summary>Measures PCA, UMAP and the whole stage that shows the data.</summary>
internal sealed class UmapBenchmark : IBenchmark
{
    private const int Few = 3_000;
    private const int Many = 10_000;

    public string Name => "umap";

    public string Title => "PCA, UMAP and the data's page";

    public string Method => """
        Points have 784 coordinates. Neighbours are looked for with two threads, all else of ours takes one; the peers take what they take. scikit-learn: `PCA`, and `NearestNeighbors` by
        brute force; umap-learn: `UMAP` with the same neighbours and distance. The stage runs as a process of its own, as pipeline.json has it. In brackets: what each may take.
        """;

    public IReadOnlyList<Peer> Peers => [PeerCatalogue.ScikitLearn, PeerCatalogue.UmapLearn];

    public void Measure(BenchRun run)
    {
        var train = run.Data.Labelled;
        string pixels = Path.Combine(run.Folder, "pixels");
        var few = Points(train, Few, pixels);
        var many = train.Count < Many ? null : Points(train, Many, null);
        var stage = new EdaStage(run, Path.Combine(run.Folder, "workspace"));
        using var scikit = run.Start(PeerCatalogue.ScikitLearn, "eda.py", pixels, Text(few.Count));
        using var umap = run.Start(PeerCatalogue.UmapLearn, "eda.py", pixels, Text(few.Count));
        run.Interleave(
            Our($"PCA of {Few:N0} points, 50 components (1 s)", () => Pca.Fit(few, 50)),
            Their(run, scikit, PeerCatalogue.ScikitLearn, $"PCA of {Few:N0} points, 50 components (1 s)", "pca"),
            Our($"nearest 15 neighbours of {Few:N0} points", () => NearestNeighbours.Find(few, 15, 2)),
            Their(run, scikit, PeerCatalogue.ScikitLearn, $"nearest 15 neighbours of {Few:N0} points", "neighbours"),
            Our($"UMAP of {Few:N0} points (6 s)", () => Embed(few)),
            Their(run, umap, PeerCatalogue.UmapLearn, $"UMAP of {Few:N0} points (6 s)", "umap"),
            many is null ? null : Our($"nearest 15 neighbours of {Many:N0} points", () => NearestNeighbours.Find(many, 15, 2)),
            many is null ? null : Our($"UMAP of {Many:N0} points (25 s)", () => Embed(many)),
            Contestant.Our(() =>
            {
                var (seconds, cpu, megabytes) = stage.Run();
                const string Stage = "stage eda as a process (15 s, 1.5 GB)";
                return [new(Stage, Unit.Seconds, seconds), new(Stage, Unit.CpuSeconds, cpu), new(Stage, Unit.Megabytes, megabytes)];
            }));
    }

    private static PointSet Points(DigitSet set, int count, string? file)
    {
        int rows = Math.Min(count, set.Count);
        var some = set.Select([.. Enumerable.Range(0, rows).Select(i => (int)((long)i * set.Count / rows))]);
        if (file is not null)
        {
            File.WriteAllBytes(file, some.Pixels);
        }

        return PointSet.Of(some);
    }

    private static void Embed(PointSet points) => Umap.Embed(points, new UmapOptions { Threads = 2 }, new SplitMix64(1));

    private static Contestant Our(FormattableString what, Action action) => Contestant.Our(() =>
    {
        var (seconds, cpu) = Clock.Both(action);
        return Readings(what, seconds, cpu);
    });

    private static Contestant? Their(BenchRun run, Twin? twin, Peer peer, FormattableString what, string asked) => twin is null
        ? null
        : new Contestant(run.Find(peer)!.By, () => twin.Ask(asked) is [var seconds, var cpu] ? Readings(what, seconds, cpu) : throw new InvalidOperationException($"eda.py answered {asked} with other than two numbers."));

    private static IReadOnlyList<Reading> Readings(FormattableString what, double seconds, double cpu)
    {
        string name = what.ToString(CultureInfo.InvariantCulture);
        return [new(name, Unit.Seconds, seconds), new(name, Unit.CpuSeconds, cpu)];
    }

    private static string Text(int number) => FormattableString.Invariant($"{number}");
}
