using Digits.Bench.Benchmarks;

namespace Digits.Bench;

/// <summary>Lists what <c>--only</c> may name, in the order of a whole run; a new one is a file and a line here.</summary>
internal static class BenchCatalogue
{
    public static IReadOnlyList<IBenchmark> All { get; } =
    [
        new IngestBenchmark(), new ParquetBenchmark(), new HashBenchmark(), new EngineBenchmark(), new MakespanBenchmark(), new TensorBenchmark(), new TrainBenchmark(),
        new AugmentBenchmark(), new UmapBenchmark(), new BaselinesBenchmark(), new MicroBenchmark(), new EndToEndBenchmark(),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(benchmark => benchmark.Name)];

    /// <summary>Gets a benchmark by its name, or null.</summary>
    public static IBenchmark? Find(string name) => All.FirstOrDefault(benchmark => benchmark.Name == name);
}
