using BenchmarkDotNet.Running;
using Digits.Bench.Measuring;
using Digits.Bench.Micro;
using Digits.Bench.Peers;

namespace Digits.Bench.Benchmarks;

/// <summary>Measures small parts with BenchmarkDotNet.</summary>
internal sealed class MicroBenchmark : IBenchmark
{
    private const double NanosecondsPerMillisecond = 1e6;
    private const double BytesPerMegabyte = 1e6;

    public string Name => "micro";

    public string Title => "Small parts under BenchmarkDotNet";

    public string Method => """
        Each value is the mean of one iteration, in this process; memory is what a call allocates. `dotnet run --project bench/Digits.Bench -c Release -- --filter '*'` is BenchmarkDotNet's own
        command line, with its own number of iterations; `DIGITS_DATA` names the folder with train.csv there.
        """;

    public IReadOnlyList<Peer> Peers => [];

    public void Measure(BenchRun run)
    {
        Environment.SetEnvironmentVariable("DIGITS_DATA", run.Data.Folder);
        var summary = BenchmarkRunner.Run<DataMicrobenchmarks>(MicroConfig.Create(run.Folder, run.Options.Rounds));
        foreach (var report in summary.Reports)
        {
            string name = report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
            run.Cancellation.ThrowIfCancellationRequested();
            var values = report.ResultStatistics?.OriginalValues ?? throw new InvalidOperationException($"BenchmarkDotNet has no values for {name}.");
            foreach (double nanoseconds in values)
            {
                run.Measurements.Add(Contestant.Ours, new Reading(name, Unit.Milliseconds, nanoseconds / NanosecondsPerMillisecond));
            }

            double bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
            run.Measurements.Add(Contestant.Ours, new Reading(name + ", allocated", Unit.Megabytes, bytes / BytesPerMegabyte));
        }
    }
}
