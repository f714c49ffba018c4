using System.Text.Json;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Keys;
using Digits.Pipeline.Running;

namespace Digits.Pipeline.Overview;

/// <summary>What a run found, and what that was made of: two of them tell why a metric changed.</summary>
internal sealed record HistoryEntry
{
    /// <summary>The kind of an external file among <see cref="Made"/>; the other kinds are those of key components.</summary>
    public const string Data = "data";

    /// <summary>Gets when the run ended: <c>2026-11-21 19:40 UTC</c>.</summary>
    public required string When { get; init; }

    /// <summary>Gets what was asked for, on which kind of data: only runs of one sort can be compared.</summary>
    public required string Sort { get; init; }

    public required string Recipe { get; init; }

    /// <summary>Gets how long the run took, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Gets numbers by <c>stage.metric</c>, means where a stage has several instances.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>Gets params, code, data, packages, facts and the seed by kind and name: <c>param train.epochs</c>.</summary>
    public required IReadOnlyDictionary<string, string> Made { get; init; }

    /// <summary>Reads what the instances of a run are known to be made of, and what they found.</summary>
    public static HistoryEntry Of(Session session, IReadOnlyDictionary<StageInstance, InstanceResult> results, double seconds, string when)
    {
        var made = new Dictionary<string, string>();
        foreach (var instance in session.Graph.Instances)
        {
            foreach (var part in results[instance].Components)
            {
                if (IdOf(session, instance, part) is { } id && (part.Kind != ComponentKind.Param || instance.Member is null || DiffersFromBase(session, part)))
                {
                    made[id] = part.Kind == ComponentKind.Seed ? session.Settings.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture) : part.Value;
                }
            }
        }

        return new HistoryEntry
        {
            When = when,
            Sort = string.Join(", ", [session.Target, session.DataKind, .. session.Options.Debug ? (string[])["debug"] : [], .. session.Options.Only]),
            Recipe = session.Settings.Recipe,
            Seconds = Math.Round(seconds, 3),
            Metrics = Numbers(session, results),
            Made = made,
        };
    }

    /// <summary>Gets the name under which a part of an instance's key is kept; null for parts that say nothing of their own.</summary>
    public static string? IdOf(Session session, StageInstance instance, KeyComponent part) => part.Kind switch
    {
        ComponentKind.Param => $"{part.Kind} {part.Name}{(instance.Member is { } member && DiffersFromBase(session, part) ? $" ({member})" : "")}",
        ComponentKind.Code or ComponentKind.Package or ComponentKind.Fact => $"{part.Kind} {part.Name}",
        ComponentKind.Seed => ComponentKind.Seed,
        ComponentKind.Input => ExternalFile(instance, part.Name) is { } file ? $"{Data} {file}" : null,
        _ => null,
    };

    /// <summary>Tells whether two runs found the same, made of the same.</summary>
    public bool IsLike(HistoryEntry other) =>
        Sort == other.Sort && Recipe == other.Recipe && AreEqual(Metrics, other.Metrics) && AreEqual(Made, other.Made);

    private static bool AreEqual<T>(IReadOnlyDictionary<string, T> one, IReadOnlyDictionary<string, T> other)
    {
        if (one.Count != other.Count)
        {
            return false;
        }

        foreach (var (name, value) in one)
        {
            if (!other.TryGetValue(name, out var also) || !EqualityComparer<T>.Default.Equals(value, also))
            {
                return false;
            }
        }

        return true;
    }

    private static bool DiffersFromBase(Session session, KeyComponent part) => session.Settings.Params.GetValueOrDefault(part.Name) != part.Value;

    private static string? ExternalFile(StageInstance instance, string name)
    {
        foreach (var input in instance.Inputs)
        {
            if (input.Name == name)
            {
                return input.Writer is null ? input.Source : null;
            }
        }

        return null;
    }

    private static Dictionary<string, double> Numbers(Session session, IReadOnlyDictionary<StageInstance, InstanceResult> results)
    {
        var sums = new Dictionary<string, (double Sum, int Count)>();
        foreach (var instance in session.Graph.Instances)
        {
            if (results[instance].Record is not { } record)
            {
                continue;
            }

            using var document = JsonDocument.Parse(record.Metrics);
            foreach (var metric in document.RootElement.EnumerateObject())
            {
                if (metric.Value.ValueKind == JsonValueKind.Number)
                {
                    string name = $"{instance.Stage.Name}.{metric.Name}";
                    var (sum, count) = sums.GetValueOrDefault(name);
                    sums[name] = (sum + metric.Value.GetDouble(), count + 1);
                }
            }
        }

        var means = new Dictionary<string, double>();
        foreach (var (name, (sum, count)) in sums)
        {
            means[name] = sum / count;
        }

        return means;
    }
}
