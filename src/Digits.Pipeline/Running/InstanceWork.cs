using Digits.Pipeline.Execution;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Keys;
using Digits.Pipeline.Reporting;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Running;

/// <summary>Brings one instance up to date: a look, which needs no slots, and a run, which does.</summary>
internal sealed class InstanceWork(Session session, Judge judge, ConsoleReport report)
{
    private readonly Lock _healing = new();
    private readonly Publisher _publisher = new(session);

    /// <summary>Decides what an instance needs, and restores it where that is enough.</summary>
    /// <param name="instance">The instance, whose writers are done.</param>
    /// <param name="records">What the writers left, by their names.</param>
    /// <param name="stop">Keeps the instance from being looked at.</param>
    /// <returns>Hit, restored, or stale: it must run.</returns>
    public InstanceResult Look(StageInstance instance, IReadOnlyDictionary<string, InstanceRecord> records, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var components = judge.Components(instance, input => Hash(input, records));
        session.Entry?.Use(InstanceKey.Of(components));
        var decision = judge.Decide(instance, components);
        if (decision.State == InstanceState.Hit)
        {
            session.Locked?.Demand(decision.Record!);
        }

        return decision.State == InstanceState.Restored && !_publisher.Restore(instance, decision.Record!)
            ? decision with { State = InstanceState.Stale }
            : decision;
    }

    /// <summary>Runs an instance, unless another process makes the same outputs meanwhile.</summary>
    /// <param name="instance">The instance, whose slots are taken.</param>
    /// <param name="decision">What the look said.</param>
    /// <param name="device">What it is told to compute on.</param>
    /// <param name="records">What the writers left, by their names.</param>
    /// <param name="stop">Keeps the stage from starting.</param>
    /// <param name="interrupt">Kills the running stage.</param>
    public async Task<InstanceResult> Run(
        StageInstance instance, InstanceResult decision, string device, IReadOnlyDictionary<string, InstanceRecord> records, CancellationToken stop, CancellationToken interrupt)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            using var held = await session.Store.Lock(
                decision.Key, () => report.Instance(instance.Shown, "waits for another run that makes the same"), stop).ConfigureAwait(false);
            var made = judge.Decide(instance, decision.Components);
            if (made.State == InstanceState.Hit || (made.State == InstanceState.Restored && _publisher.Restore(instance, made.Record!)))
            {
                return made with { Reason = decision.Reason };
            }

            if (Consume(instance, decision) is { } inputs)
            {
                return await new StageExecution(session, judge, _publisher, report).Run(instance, decision, inputs, device, interrupt).ConfigureAwait(false);
            }

            decision = Look(instance, records, stop);
            if (decision.State != InstanceState.Stale)
            {
                return decision;
            }
        }
    }

    private string Hash(InstanceInput input, IReadOnlyDictionary<string, InstanceRecord> records) => input.Writer is { } writer
        ? records[writer.Name].Outputs[input.Output]
        : judge.DataHash(input);

    /// <summary>Hashes each input once more, since a stage must never read what its key does not say.</summary>
    /// <returns>The inputs' paths; null where external data changed and the key must be made anew.</returns>
    private Dictionary<string, string>? Consume(StageInstance instance, InstanceResult decision)
    {
        var paths = new Dictionary<string, string>();
        foreach (var input in instance.Inputs)
        {
            string expected = decision.Components.First(part => part.Kind == ComponentKind.Input && part.Name == input.Name).Value;
            string path = input.Writer is null ? input.Path! : session.Place(input.Writer, input.Output);
            if (session.Hasher.HashAgain(path) != expected)
            {
                if (input.Writer is null)
                {
                    return null;
                }

                if (!Heal(path, expected))
                {
                    throw new UserErrorException($"{input.Source} changed since it was made", "its recorded content (run again to rebuild it)", path);
                }
            }

            paths[input.Name] = path;
        }

        return paths;
    }

    // Siblings that read the same input find it damaged at once: the second must not replace what the first heals and already reads.
    private bool Heal(string path, string expected)
    {
        lock (_healing)
        {
            if (session.Hasher.HashAgain(path) == expected)
            {
                return true;
            }

            session.Faults.Before(RunStep.Heal);
            bool healed = session.Outside.ByEngine([path], () => session.CopyOut(expected, path));
            session.Faults.After(RunStep.Heal);
            return healed;
        }
    }
}
