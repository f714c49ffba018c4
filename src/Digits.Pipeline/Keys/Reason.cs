using System.Text.Json;

namespace Digits.Pipeline.Keys;

/// <summary>Tells in one line what changed between two keys.</summary>
internal static class Reason
{
    public const string NoEarlierRun = "no earlier run";
    private const int Shown = 3;
    private const string None = "none";

    private static readonly string[] Order =
    [
        ComponentKind.Param, ComponentKind.Input, ComponentKind.Code, ComponentKind.Package, ComponentKind.Fact, ComponentKind.Seed,
        ComponentKind.Output, ComponentKind.Stage, ComponentKind.Coordinate,
    ];

    /// <summary>Gets the differences, the first three by name; empty if there is none.</summary>
    /// <param name="before">The components of the last good run.</param>
    /// <param name="after">The components now.</param>
    /// <param name="sourceOf">Names an input as a person knows it: <c>train[fold=3].oof</c>.</param>
    public static string Of(IReadOnlyList<KeyComponent> before, IReadOnlyList<KeyComponent> after, Func<string, string> sourceOf)
    {
        var old = before.ToDictionary(part => (part.Kind, part.Name), part => part.Value);
        var now = after.ToDictionary(part => (part.Kind, part.Name), part => part.Value);
        List<string> lines = [.. old.Keys.Union(now.Keys)
            .Where(id => old.GetValueOrDefault(id) != now.GetValueOrDefault(id))
            .OrderBy(id => Array.IndexOf(Order, id.Kind)).ThenBy(id => id.Name, StringComparer.Ordinal)
            .Select(id => Line(id.Kind, id.Name, old.GetValueOrDefault(id), now.GetValueOrDefault(id), sourceOf))];
        string more = lines.Count > Shown ? $" and {lines.Count - Shown} more" : "";
        return string.Join(", ", lines.Take(Shown)) + more;
    }

    private static string Line(string kind, string name, string? old, string? now, Func<string, string> sourceOf)
    {
        string change = (old, now) switch
        {
            (null, _) => "added",
            (_, null) => "removed",
            _ => "changed",
        };
        string values = $"{old ?? None} -> {now ?? None}";
        return kind switch
        {
            ComponentKind.Param => $"params.{name} {Plain(old)} -> {Plain(now)}",
            ComponentKind.Input => $"input {sourceOf(name)} {change}",
            ComponentKind.Code => $"code: {name} {change}",
            ComponentKind.Package => $"package {name} {values}",
            ComponentKind.Fact => $"facts.{name} {values}",
            ComponentKind.Seed => $"seed {change}",
            ComponentKind.Output => $"outputs.{name} {values}",
            _ => $"{kind} {name} {values}",
        };
    }

    private static string Plain(string? value)
    {
        if (value is null)
        {
            return None;
        }

        if (value.StartsWith('"'))
        {
            using var text = JsonDocument.Parse(value);
            return text.RootElement.GetString()!;
        }

        return value;
    }
}
