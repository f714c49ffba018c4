using Digits.Pipeline.Graph;
using Digits.Pipeline.Keys;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Running;

/// <summary>Tells what a run would do, and changes nothing.</summary>
/// <remarks>
/// It asks the judge that the run asks, so that hit, restored, and stale with a reason are what the run then does and says. What a
/// stale instance will write is known where its key ran well before; only what needs other stale instances is undecided, and waits.
/// </remarks>
internal sealed class Predictor(Session session)
{
    private readonly Judge _judge = new(session);
    private readonly Dictionary<StageInstance, InstanceRecord> _outputs = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gets each instance's state: hit, restored or stale. What needs outputs that nobody knows waits for them: they may turn out equal.</summary>
    public IReadOnlyDictionary<StageInstance, InstanceResult> Predict(CancellationToken cancellation)
    {
        var results = new Dictionary<StageInstance, InstanceResult>(ReferenceEqualityComparer.Instance);
        foreach (var instance in session.Graph.Instances)
        {
            cancellation.ThrowIfCancellationRequested();
            results[instance] = Predict(instance);
        }

        return results;
    }

    private InstanceResult Predict(StageInstance instance)
    {
        List<InstanceInput> waiting = [.. instance.Inputs.Where(input => input.Writer is not null && !_outputs.ContainsKey(input.Writer))];
        var components = _judge.Components(instance, input => waiting.Contains(input)
            ? null
            : input.Writer is null ? _judge.DataHash(input) : _outputs[input.Writer].Outputs[input.Output]);
        if (waiting.Count > 0)
        {
            return Waiting(instance, waiting, components);
        }

        var result = _judge.Decide(instance, components);
        if (result.State != InstanceState.Stale)
        {
            session.Locked?.Demand(result.Record!);
        }

        if ((result.Record ?? _judge.Recorded(instance, result.Key)) is { } record)
        {
            _outputs[instance] = record;
        }

        return result;
    }

    private InstanceResult Waiting(StageInstance instance, List<InstanceInput> waiting, IReadOnlyList<KeyComponent> components)
    {
        if (session.Forced.Contains(instance.Stage.Name))
        {
            return new InstanceResult(InstanceState.Stale, Judge.Forced);
        }

        string waits = $"waits for {string.Join(", ", waiting.Select(input => input.Writer!.Stage.Name).Distinct())}";
        var previous = _judge.Previous(instance);
        var names = waiting.Select(input => input.Name).ToHashSet();
        var known = previous is null ? null : previous with
        {
            Components = [.. previous.Components.Where(part => part.Kind != ComponentKind.Input || !names.Contains(part.Name))],
        };
        string own = Judge.Why(instance, known, components);
        return new InstanceResult(InstanceState.Stale, own.Length == 0 ? waits : $"{own}, {waits}");
    }
}
