namespace Digits.Pipeline.Execution;

/// <summary>Counts the free slots of named resources. For one thread, the runner's.</summary>
internal sealed class ResourcePool(IReadOnlyDictionary<string, int> capacity)
{
    private readonly Dictionary<string, int> _free = new(capacity);

    /// <summary>Gets the slots that a demand really takes: more than there are means all of them, and an unknown resource has no limit.</summary>
    public IReadOnlyDictionary<string, int> Clamp(IReadOnlyDictionary<string, int> demand) => demand
        .Where(slots => capacity.ContainsKey(slots.Key))
        .ToDictionary(slots => slots.Key, slots => Math.Min(slots.Value, capacity[slots.Key]));

    /// <summary>Gets the resources of a clamped demand that lack free slots; empty where it fits.</summary>
    public IReadOnlyList<string> Short(IReadOnlyDictionary<string, int> demand) =>
        [.. demand.Where(slots => _free[slots.Key] < slots.Value).Select(slots => slots.Key)];

    /// <summary>Takes the slots of a clamped demand that fits.</summary>
    public void Take(IReadOnlyDictionary<string, int> demand)
    {
        foreach (var (resource, count) in demand)
        {
            _free[resource] -= count;
        }
    }

    /// <summary>Gives back what was taken.</summary>
    public void Return(IReadOnlyDictionary<string, int> demand)
    {
        foreach (var (resource, count) in demand)
        {
            _free[resource] += count;
        }
    }
}
