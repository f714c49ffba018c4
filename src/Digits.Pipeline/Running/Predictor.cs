using Digits.Pipeline.Graph;
using Digits.Pipeline.Keys;

namespace Digits.Pipeline.Running;

/// <summary>Tells what a run would do, and changes nothing.</summary>
internal sealed class Predictor(Session session)
{
    private readonly Judge _judge = new(session);

    /// <summary>Gets each instance's state: hit, restored or stale. What needs a stale instance waits for it: its outputs may turn out equal.</summary>
    public IReadOnlyDictionary<StageInstance, InstanceResult> Predict(CancellationToken cancellation)
    {
        var results = new Dictionary<StageInstance, InstanceResult>(ReferenceEqualityComparer.Instance);
        foreach (var instance in session.Graph.Instances)
        {
            cancellation.ThrowIfCancellationRequested();
            results[instance] = Predict(instance, results);
        }

        return results;
    }

    private InstanceResult Predict(StageInstance instance, Dictionary<StageInstance, InstanceResult> results)
    {
        List<InstanceInput> waiting = [.. instance.Inputs.Where(input => input.Writer is not null && !results[input.Writer].IsGood)];
        var components = _judge.Components(instance, input => waiting.Contains(input)
            ? null
            : input.Writer is null ? session.Hasher.Hash(input.Path!) : results[input.Writer].Record!.Outputs[input.Output]);
        if (waiting.Count == 0)
        {
            return _judge.Decide(instance, components);
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
