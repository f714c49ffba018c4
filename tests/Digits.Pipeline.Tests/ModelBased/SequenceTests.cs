using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Digits.Pipeline.Execution;
using Xunit.Abstractions;

namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>Random sequences of what people, crashes and disks do to a pipeline, each step compared with a reference model.</summary>
/// <remarks>
/// <c>DIGITS_STRESS=1</c> draws 10,000 sequences in place of 2,000. <c>DIGITS_SEED=n</c> runs the sequence of that seed alone: a failure prints its
/// seed and the shortest part of its sequence that still fails.
/// </remarks>
public sealed class SequenceTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_sequence_of_edits_damage_kills_and_reverts_ends_as_a_clean_build()
    {
        string? only = Environment.GetEnvironmentVariable("DIGITS_SEED");
        int count = Environment.GetEnvironmentVariable("DIGITS_STRESS") == "1" ? 10_000 : 2_000;
        int[] seeds = string.IsNullOrEmpty(only) ? [.. Enumerable.Range(1, count)] : [int.Parse(only, CultureInfo.InvariantCulture)];
        var watch = Stopwatch.StartNew();
        int next = -1;
        int steps = 0;
        var failed = new ConcurrentBag<(int Seed, IReadOnlyList<Operation> Operations, string Failure)>();

        // Threads of their own, since the engine waits for its tasks: those of the pool would all wait, and nobody do the work.
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            while (failed.IsEmpty && Interlocked.Increment(ref next) is var index && index < seeds.Length)
            {
                var operations = new SequenceGenerator(seeds[index]).Draw();
                Interlocked.Add(ref steps, operations.Count);
                if (Sequence.Failure(operations) is { } failure)
                {
                    failed.Add((seeds[index], operations, failure));
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        foreach (var first in failed.OrderBy(sequence => sequence.Seed))
        {
            Assert.Fail(Sequence.Report(first.Seed, first.Operations, first.Failure));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seeds.Length} sequences, {steps} steps, {watch.Elapsed.TotalSeconds:0.0} s, no failure"));
    }

    [Fact]
    public void Every_sequence_with_real_processes_and_kills_ends_as_a_clean_build()
    {
        const int Count = 30;
        const int FirstSeed = 1_000_000;
        string? only = Environment.GetEnvironmentVariable("DIGITS_SEED");
        foreach (int seed in Enumerable.Range(FirstSeed, Count).Where(seed => string.IsNullOrEmpty(only) || only == seed.ToString(CultureInfo.InvariantCulture)))
        {
            var operations = new SequenceGenerator(seed, processes: true).Draw(runs: 2);
            if (Sequence.Failure(operations, processes: true) is { } failure)
            {
                Assert.Fail(Sequence.Report(seed, operations, failure, processes: true));
            }
        }
    }

    [Fact]
    public void A_wrong_output_that_only_a_third_fold_has_is_found_and_its_sequence_shrunk_to_an_edit_and_a_run()
    {
        var (seed, operations) = Enumerable.Range(1, 100).Select(seed => (seed, new SequenceGenerator(seed).Draw()))
            .First(drawn => Sequence.Failure(drawn.Item2, SpoilThirdFold) is not null);
        var shortest = Shrinker.Shrink(operations, candidate => Sequence.Failure(candidate, SpoilThirdFold) is not null);
        Assert.Equal(2, shortest.Count);
        Assert.Contains(shortest[0], (Operation[])[new SetParam("folds.count", "3"), new SwitchRecipe("wide")]);
        Assert.IsType<Run>(shortest[1]);
        string report = Sequence.Report(seed, shortest, "something", SpoilThirdFold);
        Assert.Contains($"DIGITS_SEED={seed} ", report, StringComparison.Ordinal);
        Assert.Contains($"  1. {shortest[0]}\n  2. run last --jobs=1\nstep 2: artifacts/train/fold=2/oof.txt holds ", report, StringComparison.Ordinal);
    }

    private static StageExecutor SpoilThirdFold(StageExecutor executor) => async (dll, request, line, cancellation) =>
    {
        var result = await executor(dll, request, line, cancellation);
        using var document = JsonDocument.Parse(File.ReadAllBytes(request));
        if (result.ExitCode == 0 && document.RootElement.GetProperty("instance").GetString() == "train[fold=2]")
        {
            File.AppendAllText(document.RootElement.GetProperty("outputs").GetProperty("oof").GetString()!, "spoilt\n");
        }

        return result;
    };
}
