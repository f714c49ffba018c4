using System.Diagnostics;
using Digits.Pipeline.Execution;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Keys;
using Digits.Pipeline.Reporting;
using Digits.Pipeline.Running;

namespace Digits.Pipeline.Verifying;

/// <summary>Builds instances a second time, aside: nothing is published, what is in place and in the store stays.</summary>
internal sealed class Rebuild(Session session, Judge judge, Scratch scratch, ConsoleReport report)
{
    /// <summary>Builds all, side by side where slots allow: recorded inputs leave nothing to wait for.</summary>
    /// <returns>What came of each, in their order.</returns>
    public async Task<IReadOnlyList<Rebuilt>> Run(IReadOnlyList<Recorded> all, CancellationToken interrupt)
    {
        var queue = new SlotQueue(session, judge);
        var byName = all.ToDictionary(recorded => recorded.Instance.Name);
        var done = new Dictionary<string, Rebuilt>();
        var running = new List<Task<Rebuilt>>();
        foreach (var recorded in all)
        {
            queue.Add(recorded.Instance, new InstanceResult(InstanceState.Stale, ""));
        }

        while (done.Count < all.Count)
        {
            running.AddRange(queue.TakeWhatFits().Select(next => Task.Run(() => Build(byName[next.Instance.Name], next.Device, interrupt), CancellationToken.None)));
            var ended = await Task.WhenAny(running).ConfigureAwait(false);
            running.Remove(ended);
            if (interrupt.IsCancellationRequested)
            {
                await Task.WhenAll(running).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
                interrupt.ThrowIfCancellationRequested();
            }

            var rebuilt = await ended.ConfigureAwait(false);
            done[rebuilt.Instance.Name] = rebuilt;
            queue.Return(rebuilt.Instance);
        }

        return [.. all.Select(recorded => done[recorded.Instance.Name])];
    }

    private async Task<Rebuilt> Build(Recorded recorded, string device, CancellationToken interrupt)
    {
        var instance = recorded.Instance;
        if (recorded.Record is null)
        {
            return NotBuilt(recorded, "no record");
        }

        interrupt.ThrowIfCancellationRequested();
        var inputs = new Dictionary<string, string>();
        foreach (var input in instance.Inputs)
        {
            if (recorded.Input(input.Name) is not { } hash || scratch.Input(instance, input, hash) is not { } path)
            {
                return NotBuilt(recorded, $"input {input.Source} is lost");
            }

            inputs[input.Name] = path;
        }

        return await Execute(recorded, inputs, device, interrupt).ConfigureAwait(false);
    }

    private async Task<Rebuilt> Execute(Recorded recorded, Dictionary<string, string> inputs, string device, CancellationToken interrupt)
    {
        var watch = Stopwatch.StartNew();
        var instance = recorded.Instance;
        string folder = scratch.Fresh(instance, "outputs");
        string request = Path.Combine(scratch.Fresh(instance, "request"), "request.json");
        ulong? seed = instance.Stage.Seeded ? InstanceKey.Seed(instance.Settings.Seed, instance.Name) : null;
        StageRequestFile.Write(
            request, instance, judge.Params(instance), seed, inputs, folder,
            scratch.Fresh(instance, "checkpoint"), device);
        if (await Fails(instance, request, interrupt).ConfigureAwait(false) is { } problem)
        {
            return NotBuilt(recorded, problem);
        }

        if (Publisher.Fault(instance, folder) is { } fault)
        {
            return NotBuilt(recorded, fault.Split('\n')[0]);
        }

        report.Instance(instance.Name, $"rebuilt in {ConsoleReport.Time(watch.Elapsed.TotalSeconds)}");
        var outputs = instance.Stage.Outputs.ToDictionary(output => output.Key, output => session.Hasher.HashAgain(Path.Combine(folder, output.Value))!);
        return new Rebuilt(instance, recorded.Record, outputs, "", recorded.Changes);
    }

    private async Task<string?> Fails(StageInstance instance, string request, CancellationToken interrupt)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(interrupt);
        var timeout = session.Limits.Timeout(instance.Stage);
        limit.CancelAfter(timeout ?? Timeout.InfiniteTimeSpan);
        try
        {
            var (exitCode, errors) = await session.Options.Executor(
                instance.Stage.Dll, request, line => report.Relay(instance.Name, line), limit.Token).ConfigureAwait(false);
            return exitCode == 0 ? null : $"exit code {exitCode}: {errors.LastOrDefault(line => line.Length > 0) ?? "standard error is empty"}";
        }
        catch (OperationCanceledException) when (!interrupt.IsCancellationRequested)
        {
            return $"still running after {ConsoleReport.Time(timeout!.Value.TotalSeconds)}, its timeout";
        }
    }

    private static Rebuilt NotBuilt(Recorded recorded, string problem) =>
        new(recorded.Instance, recorded.Record, new Dictionary<string, string>(), problem, recorded.Changes);
}
