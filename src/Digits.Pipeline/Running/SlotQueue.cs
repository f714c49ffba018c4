using System.Globalization;
using Digits.Pipeline.Configuration;
using Digits.Pipeline.Execution;
using Digits.Pipeline.Graph;

namespace Digits.Pipeline.Running;

/// <summary>Holds the instances that must run until slots are free: the longest chain first, then in the graph's order.</summary>
internal sealed class SlotQueue(Session session, Judge judge)
{
    private const string Cpu = "cpu";
    private const string Gpu = "gpu";
    private readonly ResourcePool _pool = new(session.Limits.Capacity);
    private readonly SortedDictionary<int, Entry> _waiting = [];
    private readonly Dictionary<StageInstance, IReadOnlyDictionary<string, IReadOnlyList<int>>> _taken = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds an instance with why it runs.</summary>
    public void Add(StageInstance instance, InstanceResult decision) =>
        _waiting.Add(session.Graph.Rank(instance), new Entry(instance, decision, _pool.Clamp(Demand(instance))));

    /// <summary>Takes out all that fits now, and its slots.</summary>
    /// <returns>What is to start, and the device that it is told to compute on: of several GPUs the one whose slot it has.</returns>
    /// <remarks>One that does not fit keeps those behind it from the resources that it is short of, so that it does not wait for ever.</remarks>
    public IReadOnlyList<(StageInstance Instance, InstanceResult Decision, string Device)> TakeWhatFits()
    {
        var fitting = new List<(StageInstance, InstanceResult, string)>();
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
            _taken[entry.Instance] = _pool.Take(entry.Demand);
            fitting.Add((entry.Instance, entry.Decision, Device(entry.Instance)));
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

    private Dictionary<string, Portion> Demand(StageInstance instance)
    {
        var demand = new Dictionary<string, Portion>(session.Demand(instance));
        if (judge.Device(instance.Stage) == Cpu)
        {
            demand.Remove(Gpu);
        }

        return demand;
    }

    // With one GPU the device's class says enough.
    private string Device(StageInstance instance)
    {
        string device = judge.Device(instance.Stage);
        return session.Limits.Capacity[Gpu] > 1 && _taken[instance].TryGetValue(Gpu, out var cards) && cards.Count > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{device}:{cards[0]}")
            : device;
    }

    private sealed record Entry(StageInstance Instance, InstanceResult Decision, IReadOnlyDictionary<string, Portion> Demand);
}
