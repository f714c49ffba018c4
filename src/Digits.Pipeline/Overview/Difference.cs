using Digits.Pipeline.Graph;
using Digits.Pipeline.Keys;
using Digits.Pipeline.Running;

namespace Digits.Pipeline.Overview;

/// <summary>One thing that is another in a run than in an earlier one; null where one of them has no such thing.</summary>
/// <param name="Id">Kind and name, as <see cref="HistoryEntry.Made"/> has them; or a metric's name.</param>
/// <param name="Before">The earlier value as a person reads it.</param>
/// <param name="Now">The value as a person reads it.</param>
internal sealed record Difference(string Id, string? Before, string? Now)
{
    private const string Recipe = "recipe";

    private static readonly string[] Order =
        [Recipe, ComponentKind.Param, ComponentKind.Seed, HistoryEntry.Data, ComponentKind.Code, ComponentKind.Package, ComponentKind.Fact];

    /// <summary>Gets the difference in words: <c>train.epochs 8 → 10</c>, <c>code Digits.Core.dll</c>.</summary>
    public string Text => Kind is HistoryEntry.Data or ComponentKind.Code ? Id : $"{Name} {Before ?? "none"} → {Now ?? "none"}";

    /// <summary>Gets the name without a param's kind.</summary>
    public string Name => Kind == ComponentKind.Param ? Id[(Kind.Length + 1)..] : Id;

    private string Kind => Id.Split(' ')[0];

    /// <summary>Lists what two runs are made of differently: params first, then seed, data, code, packages and facts.</summary>
    /// <param name="before">The earlier run.</param>
    /// <param name="now">The later run.</param>
    /// <param name="isPartial">Whether the later run ended before all was known of it: then only what both have counts.</param>
    public static List<Difference> Causes(HistoryEntry before, HistoryEntry now, bool isPartial)
    {
        var found = new List<Difference>();
        if (before.Recipe != now.Recipe)
        {
            found.Add(new Difference(Recipe, before.Recipe, now.Recipe));
        }

        foreach (var (id, value) in now.Made)
        {
            if (before.Made.GetValueOrDefault(id) is var old && old != value && (old is not null || !isPartial))
            {
                found.Add(new Difference(id, Plain(id, old), Plain(id, value)));
            }
        }

        foreach (var (id, value) in before.Made)
        {
            if (!isPartial && !now.Made.ContainsKey(id))
            {
                found.Add(new Difference(id, Plain(id, value), null));
            }
        }

        return [.. found.OrderBy(cause => Array.IndexOf(Order, cause.Kind)).ThenBy(cause => cause.Id, StringComparer.Ordinal)];
    }

    /// <summary>Lists the metrics that two runs found different, in the later run's order.</summary>
    public static List<Difference> Metrics(HistoryEntry before, HistoryEntry now)
    {
        var found = new List<Difference>();
        foreach (var (name, value) in now.Metrics)
        {
            bool had = before.Metrics.TryGetValue(name, out double old);
            if (!had || old != value)
            {
                int decimals = had ? Figure.Decimals(old, value) : Figure.Decimals(value, value);
                found.Add(new Difference(name, had ? Figure.Fixed(old, decimals) : null, Figure.Fixed(value, decimals)));
            }
        }

        foreach (var (name, value) in before.Metrics)
        {
            if (!now.Metrics.ContainsKey(name))
            {
                found.Add(new Difference(name, Figure.Of(value), null));
            }
        }

        return found;
    }

    /// <summary>Keeps the causes that can reach a stage: those in the keys of its instances and of all that these need, and what is no longer there.</summary>
    public static List<Difference> Reaching(string stage, IReadOnlyList<Difference> causes, Session session, IReadOnlyDictionary<StageInstance, InstanceResult> results)
    {
        var (ids, seen) = (new HashSet<string>(), new HashSet<string>());
        foreach (var instance in session.Graph.Instances)
        {
            if (instance.Stage.Name == stage)
            {
                Add(instance);
            }
        }

        return [.. causes.Where(cause => cause.Id == Recipe || cause.Now is null || ids.Contains(cause.Id))];

        void Add(StageInstance instance)
        {
            if (!seen.Add(instance.Id))
            {
                return;
            }

            foreach (var part in results[instance].Components)
            {
                if (HistoryEntry.IdOf(session, instance, part) is { } id)
                {
                    ids.Add(id);
                }
            }

            foreach (var writer in instance.Writers)
            {
                Add(writer);
            }
        }
    }

    // Hashes are named by their beginning; texts of JSON lose their quotes.
    private static string? Plain(string id, string? value)
    {
        const int Enough = 12;
        bool isHash = id.StartsWith(ComponentKind.Code + " ", StringComparison.Ordinal) || id.StartsWith(HistoryEntry.Data + " ", StringComparison.Ordinal);
        return isHash && value?.Length > Enough ? value[..Enough] : value?.Trim('"');
    }
}
