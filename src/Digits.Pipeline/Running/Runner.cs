using System.Diagnostics;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Reporting;

namespace Digits.Pipeline.Running;

/// <summary>Brings all instances up to date, side by side where slots allow.</summary>
/// <remarks>
/// An instance is looked at once all that it needs is done. Slots are handed out only while no look is under way: so which of
/// several ready instances starts first depends on the graph, never on which look ended first.
/// </remarks>
internal sealed class Runner : IDisposable
{
    private readonly Session _session;
    private readonly ConsoleReport _report;
    private readonly CancellationToken _interrupt;
    private readonly CancellationTokenSource _stop;
    private readonly InstanceWork _work;
    private readonly SlotQueue _queue;
    private readonly List<StageInstance> _waiting;
    private readonly Dictionary<StageInstance, InstanceResult> _results = new(ReferenceEqualityComparer.Instance);
    private readonly List<Task<Step>> _looking = [];
    private readonly List<Task<Step>> _running = [];
    private readonly Stopwatch _watch;
    private string? _failed;

    /// <param name="session">What to bring up to date.</param>
    /// <param name="report">Takes the instances' states and lines.</param>
    /// <param name="watch">Tells the time since the run's start.</param>
    /// <param name="interrupt">Kills the running stages; nothing half is published.</param>
    public Runner(Session session, ConsoleReport report, Stopwatch watch, CancellationToken interrupt)
    {
        _watch = watch;
        var judge = new Judge(session);
        _session = session;
        _report = report;
        _interrupt = interrupt;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(interrupt);
        _work = new InstanceWork(session, judge, report);
        _queue = new SlotQueue(session, judge);
        _waiting = [.. session.Graph.Instances];
    }

    /// <summary>Gets what became of each instance.</summary>
    public async Task<IReadOnlyDictionary<StageInstance, InstanceResult>> Run()
    {
        while (_results.Count < _session.Graph.Instances.Count)
        {
            LookAtReady();
            if (_looking.Count == 0)
            {
                StartQueued();
            }

            if (_looking.Count + _running.Count > 0)
            {
                var ended = await Task.WhenAny(_looking.Concat(_running)).ConfigureAwait(false);
                _looking.Remove(ended);
                _running.Remove(ended);
                await Handle(await ended.ConfigureAwait(false)).ConfigureAwait(false);
            }
        }

        return _results;
    }

    public void Dispose() => _stop.Dispose();

    private void LookAtReady()
    {
        // In the graph's order one pass skips all that follows a failure.
        foreach (var instance in _waiting.ToList())
        {
            List<StageInstance> writers = [.. instance.Writers];
            if (!writers.TrueForAll(_results.ContainsKey))
            {
                continue;
            }

            _waiting.Remove(instance);
            if (writers.Find(writer => !_results[writer].IsGood) is { } missing)
            {
                End(instance, new InstanceResult(InstanceState.Skipped, $"needs {missing.Name}"));
            }
            else
            {
                var records = writers.ToDictionary(writer => writer.Name, writer => _results[writer].Record!);
                _looking.Add(Guarded(instance, () => Task.FromResult(_work.Look(instance, records, _stop.Token))));
            }
        }
    }

    private void StartQueued()
    {
        if (_stop.IsCancellationRequested)
        {
            foreach (var (instance, _) in _queue.TakeAll())
            {
                End(instance, NotStarted());
            }
        }

        foreach (var (instance, decision, device) in _queue.TakeWhatFits())
        {
            var records = instance.Writers.ToDictionary(writer => writer.Name, writer => _results[writer].Record!);
            _running.Add(Guarded(instance, () => _work.Run(instance, decision, device, records, _stop.Token, _interrupt)));
        }
    }

    private async Task Handle(Step step)
    {
        _queue.Return(step.Instance);
        if (step.Result?.State == InstanceState.Stale)
        {
            _queue.Add(step.Instance, step.Result);
            return;
        }

        End(step.Instance, step.Result ?? NotStarted());
        if (step.Result?.State == InstanceState.Failed && !_session.Options.KeepGoing)
        {
            _failed ??= step.Instance.Shown;
            await _stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private InstanceResult NotStarted() =>
        new(InstanceState.Skipped, _interrupt.IsCancellationRequested ? "interrupted" : $"not started, since {_failed} failed");

    private void End(StageInstance instance, InstanceResult result)
    {
        _results[instance] = result with { Ended = _watch.Elapsed.TotalSeconds };
        _report.State(instance.Shown, result);
    }

    private async Task<Step> Guarded(StageInstance instance, Func<Task<InstanceResult>> step)
    {
        try
        {
            return new Step(instance, await Task.Run(step).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            return new Step(instance, null);
        }
        catch (UserErrorException e)
        {
            return new Step(instance, new InstanceResult(InstanceState.Failed, "wrong input") { Message = e.Message, ExitCode = 2 });
        }
        catch (Exception e) when (SystemFault.Describe(e, _session.Workspace, _session.Store.Folder) is { } line)
        {
            return new Step(instance, new InstanceResult(InstanceState.Failed, "cannot write") { Message = line, ExitCode = 2 });
        }
    }

    /// <summary>What came of a look or a run; no result where it was cancelled.</summary>
    private sealed record Step(StageInstance Instance, InstanceResult? Result);
}
