using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Digits.Bench.Micro;

/// <summary>Makes BenchmarkDotNet's settings.</summary>
internal static class MicroConfig
{
    /// <summary>Measures in this process: a generated project would inherit the repository's build settings.</summary>
    /// <param name="artifacts">Where its own reports go; null for its default.</param>
    /// <param name="rounds">Iterations that count; null for its own choice.</param>
    public static IConfig Create(string? artifacts, int? rounds)
    {
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance);
        var config = ManualConfig.CreateEmpty()
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(artifacts is null ? ConsoleLogger.Default : NullLogger.Instance)
            .AddJob(rounds is { } count ? job.WithWarmupCount(1).WithIterationCount(count) : job);
        return artifacts is null ? config : config.WithArtifactsPath(artifacts);
    }
}
