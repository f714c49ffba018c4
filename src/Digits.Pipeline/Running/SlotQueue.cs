using Digits.Pipeline.Execution;
using Digits.Pipeline.Graph;

namespace Digits.Pipeline.Running;

/// <summary>Holds the instances that must run until slots are free: the longest chain first, then in the graph's order.</summary>
internal sealed class SlotQueue(Session session, Judge judge)
{
    private readonly ResourcePool _pool = new(session.Limits.Capacity);
    private readonly SortedDictionary<int, Entry> _waiting = [];
    private readonly Dictionary<StageInstance, IReadOnlyDictionary<string, int>> _taken = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds an instance with why it runs.</summary>
    public void Add(StageInstance instance, InstanceResult decision) =>
        _waiting.Add(session.Graph.Rank(instance), new Entry(instance, decision, _pool.Clamp(Demand(instance))));

    /// <summary>Takes out all that fits now, and its slots.</summary>
    /// <remarks>One that does not fit keeps those behind it from the resources that it is short of, so that it does not wait for ever.</remarks>
    public IReadOnlyList<(StageInstance Instance, InstanceResult Decision)> TakeWhatFits()
    {
        var fitting = new List<(StageInstance, InstanceResult)>();
        var reserved = new HashSet<string>();
        foreach (var (rank, entry) in _waiting.ToList())
        {
            var missing = _pool.Short(entry.Demand);
            if (missing.Count > 0 || reserved.Overlaps(entry.Demand.Keys))
            {
                reserved.UnionWith(missing);
                continue;
            }

            _waiting.Remove(rank);
            _pool.Take(entry.Demand);
            _taken[entry.Instance] = entry.Demand;
            fitting.Add((entry.Instance, entry.Decision));
        }

        return fitting;
    }

    /// <summary>Takes out all, without slots.</summary>
    public IReadOnlyList<(StageInstance Instance, InstanceResult Decision)> TakeAll()
    {
        var all = _waiting.Values.Select(entry => (entry.Instance, entry.Decision)).ToList();
        _waiting.Clear();
        return all;
    }

    /// <summary>Gives back the slots of an instance that ended; does nothing where it took none.</summary>
    public void Return(StageInstance instance)
    {
        if (_taken.Remove(instance, out var slots))
        {
            _pool.Return(slots);
        }
    }

    private Dictionary<string, int> Demand(StageInstance instance)
    {
        var demand = new Dictionary<string, int>(session.Demand(instance));
        if (judge.Device(instance.Stage) == "cpu")
        {
            demand.Remove("gpu");
        }

        return demand;
    }

    private sealed record Entry(StageInstance Instance, InstanceResult Decision, IReadOnlyDictionary<string, int> Demand);
}
