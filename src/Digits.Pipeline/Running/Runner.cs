using System.Globalization;
using Digits.Pipeline.Execution;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Reporting;

namespace Digits.Pipeline.Running;

/// <summary>Brings all instances up to date, side by side where resources allow.</summary>
internal sealed class Runner
{
    private readonly Session _session;
    private readonly ConsoleReport _report;
    private readonly Judge _judge;
    private readonly Publisher _publisher;
    private readonly StageExecution _execution;
    private readonly ResourcePool _pool;
    private readonly Dictionary<StageInstance, Task<InstanceResult>> _tasks = new(ReferenceEqualityComparer.Instance);
    private volatile string? _stoppedBy;

    public Runner(Session session, ConsoleReport report)
    {
        _session = session;
        _report = report;
        _judge = new Judge(session);
        _publisher = new Publisher(session);
        _execution = new StageExecution(session, _judge, _publisher, report);
        _pool = new ResourcePool(new Dictionary<string, int> { ["cpu"] = session.Options.Jobs ?? Environment.ProcessorCount, ["gpu"] = 1 });
    }

    public async Task<IReadOnlyDictionary<StageInstance, InstanceResult>> Run(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        int rank = 0;
        foreach (var instance in _session.Graph.Instances)
        {
            _tasks[instance] = One(instance, rank++, stop, cancellation);
        }

        await Task.WhenAll(_tasks.Values).ConfigureAwait(false);
        var results = new Dictionary<StageInstance, InstanceResult>(ReferenceEqualityComparer.Instance);
        foreach (var (instance, task) in _tasks)
        {
            results[instance] = await task.ConfigureAwait(false);
        }

        return results;
    }

    private async Task<InstanceResult> One(StageInstance instance, int rank, CancellationTokenSource stop, CancellationToken cancellation)
    {
        var writers = await Task.WhenAll(instance.Inputs.Select(input => input.Writer).OfType<StageInstance>().Distinct()
            .Select(async writer => (Writer: writer, Result: await _tasks[writer].ConfigureAwait(false)))).ConfigureAwait(false);
        var result = writers.FirstOrDefault(entry => !entry.Result.IsGood) is { Writer: { } missing }
            ? new InstanceResult(InstanceState.Skipped, $"needs {missing.Name}")
            : await Guarded(instance, rank, stop, cancellation).ConfigureAwait(false);
        _report.State(instance.Name, result);
        return result;
    }

    private async Task<InstanceResult> Guarded(StageInstance instance, int rank, CancellationTokenSource stop, CancellationToken cancellation)
    {
        InstanceResult result;
        try
        {
            result = await Task.Run(() => UpToDate(instance, rank, stop.Token, cancellation), CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return cancellation.IsCancellationRequested
                ? new InstanceResult(InstanceState.Skipped, "interrupted")
                : new InstanceResult(InstanceState.Skipped, $"not started, since {_stoppedBy} failed");
        }
        catch (UserErrorException e)
        {
            result = new InstanceResult(InstanceState.Failed, "the user's mistake") { Message = e.Message, ExitCode = 2 };
        }
        catch (Exception e) when (SystemFault.Describe(e, _session.Workspace) is { } line)
        {
            result = new InstanceResult(InstanceState.Failed, "cannot write") { Message = line, ExitCode = 2 };
        }

        if (result.State == InstanceState.Failed && !_session.Options.KeepGoing)
        {
            _stoppedBy ??= instance.Name;
            await stop.CancelAsync().ConfigureAwait(false);
        }

        return result;
    }

    private async Task<InstanceResult> UpToDate(StageInstance instance, int rank, CancellationToken stop, CancellationToken cancellation)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var decision = _judge.Decide(instance, _judge.Components(instance, Hash));
            if (decision.State == InstanceState.Hit)
            {
                return decision;
            }

            using var held = await _session.Store.Lock(decision.Key, stop).ConfigureAwait(false);
            if (decision.State == InstanceState.Restored && _publisher.Place(instance, decision.Record!))
            {
                return decision;
            }

            using var slots = await _pool.Acquire(rank, Demand(instance), stop).ConfigureAwait(false);
            bool forced = _session.Forced.Contains(instance.Stage.Name);
            if (!forced && _judge.Decide(instance, decision.Components) is { State: InstanceState.Restored } made && _publisher.Place(instance, made.Record!))
            {
                return made with { Reason = decision.Reason };
            }

            if (Consume(instance, decision) is { } inputs)
            {
                return await _execution.Run(instance, decision with { State = InstanceState.Ran }, inputs, cancellation).ConfigureAwait(false);
            }
        }
    }

    private string Hash(InstanceInput input) => input.Writer is { } writer
        ? _tasks[writer].Result.Record!.Outputs[input.Output]
        : _session.Hasher.Hash(input.Path!) ?? throw new UserErrorException("no such file", $"the input {input.Name}", input.Path!);

    private Dictionary<string, int> Demand(StageInstance instance)
    {
        var demand = new Dictionary<string, int> { ["cpu"] = 1 };
        foreach (var (resource, slots) in instance.Stage.Resources)
        {
            demand[resource] = int.TryParse(slots, CultureInfo.InvariantCulture, out int number) ? number : _session.Settings.Integer(slots);
        }

        if (_judge.Device(instance.Stage) == "cpu")
        {
            demand.Remove("gpu");
        }

        return demand;
    }

    /// <summary>Hashes each input once more, since a stage must never read what its key does not say.</summary>
    /// <returns>The inputs' paths; null where external data changed and the key must be made anew.</returns>
    private Dictionary<string, string>? Consume(StageInstance instance, InstanceResult decision)
    {
        var paths = new Dictionary<string, string>();
        foreach (var input in instance.Inputs)
        {
            string expected = decision.Components.First(part => part.Kind == Keys.ComponentKind.Input && part.Name == input.Name).Value;
            string path = input.Writer is null ? input.Path! : _session.Place(input.Writer, input.Output);
            if (_session.Hasher.HashAgain(path) != expected)
            {
                if (input.Writer is null)
                {
                    return null;
                }

                if (!_session.Store.CopyOut(expected, path))
                {
                    throw new UserErrorException($"{input.Source} changed since it was made", "its recorded content (run again to rebuild it)", path);
                }
            }

            paths[input.Name] = path;
        }

        return paths;
    }
}
