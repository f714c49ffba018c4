using Digits.Pipeline.Configuration;

namespace Digits.Pipeline.Execution;

/// <summary>Counts the free slots of named resources, and the free parts of slots that are shared. For one thread, the runner's.</summary>
internal sealed class ResourcePool(IReadOnlyDictionary<string, int> capacity)
{
    private readonly Dictionary<string, Slot[]> _slots = capacity.ToDictionary(resource => resource.Key, resource => new Slot[resource.Value]);

    /// <summary>Gets what a demand really takes: more slots than there are means all of them, and an unknown resource has no limit.</summary>
    public IReadOnlyDictionary<string, Portion> Clamp(IReadOnlyDictionary<string, Portion> demand) => demand
        .Where(portion => capacity.ContainsKey(portion.Key))
        .ToDictionary(portion => portion.Key, portion => portion.Value with { Slots = Math.Min(portion.Value.Slots, capacity[portion.Key]) });

    /// <summary>Gets the resources of a clamped demand that lack free slots; empty where it fits.</summary>
    public IReadOnlyList<string> Short(IReadOnlyDictionary<string, Portion> demand) =>
        [.. demand.Where(portion => Find(portion.Key, portion.Value).Count < portion.Value.Slots).Select(portion => portion.Key)];

    /// <summary>Takes the slots of a clamped demand that fits.</summary>
    /// <returns>Which slots of each resource, counted from 0.</returns>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> Take(IReadOnlyDictionary<string, Portion> demand)
    {
        var taken = new Dictionary<string, IReadOnlyList<int>>();
        foreach (var (resource, portion) in demand)
        {
            taken[resource] = Find(resource, portion);
            foreach (int slot in taken[resource])
            {
                _slots[resource][slot] = new(portion.Parts, _slots[resource][slot].Taken + 1);
            }
        }

        return taken;
    }

    /// <summary>Gives back what <see cref="Take"/> took.</summary>
    public void Return(IReadOnlyDictionary<string, IReadOnlyList<int>> taken)
    {
        foreach (var (resource, slots) in taken)
        {
            foreach (int slot in slots)
            {
                _slots[resource][slot] = _slots[resource][slot] with { Taken = _slots[resource][slot].Taken - 1 };
            }
        }
    }

    // The emptiest slots first, so that shares spread over all of them; a slot that others share in another number of parts has to become free first.
    private IReadOnlyList<int> Find(string resource, Portion portion)
    {
        var slots = _slots[resource];
        return [.. Enumerable.Range(0, slots.Length)
            .Where(slot => slots[slot].Taken == 0 || (slots[slot].Parts == portion.Parts && slots[slot].Taken < portion.Parts))
            .OrderBy(slot => slots[slot].Taken)
            .Take(portion.Slots)];
    }

    private readonly record struct Slot(int Parts, int Taken);
}
