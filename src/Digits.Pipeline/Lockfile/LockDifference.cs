using Digits.Pipeline.Keys;

namespace Digits.Pipeline.Lockfile;

/// <summary>One part of a key that is not as locked.</summary>
/// <param name="Text">The part with its locked and its present value.</param>
/// <param name="IsOfMachine">Whether it comes from the machine rather than from anything that a person wrote.</param>
internal sealed record LockDifference(string Text, bool IsOfMachine)
{
    private const int ShownHash = 12;

    /// <summary>Gets all differences, params first.</summary>
    public static IReadOnlyList<LockDifference> Between(
        IEnumerable<KeyComponent> locked, IEnumerable<KeyComponent> now, Func<(string Kind, string Name), bool> isOfMachine)
    {
        var old = locked.ToDictionary(part => (part.Kind, part.Name), part => part.Value);
        var present = now.ToDictionary(part => (part.Kind, part.Name), part => part.Value);
        return [.. old.Keys.Union(present.Keys)
            .Where(part => old.GetValueOrDefault(part) != present.GetValueOrDefault(part))
            .OrderBy(part => part.Kind != ComponentKind.Param).ThenBy(part => part.Kind, StringComparer.Ordinal).ThenBy(part => part.Name, StringComparer.Ordinal)
            .Select(part => new LockDifference(
                $"{Label(part)} {Value(part.Kind, old.GetValueOrDefault(part))} (locked) -> {Value(part.Kind, present.GetValueOrDefault(part))}"
                    + (isOfMachine(part) ? " (this machine)" : ""),
                isOfMachine(part)))];
    }

    private static string Label((string Kind, string Name) part) => part.Kind switch
    {
        ComponentKind.Param => $"params.{part.Name}",
        ComponentKind.Fact => $"facts.{part.Name}",
        ComponentKind.Output => $"outputs.{part.Name}",
        _ => $"{part.Kind} {part.Name}".TrimEnd(),
    };

    private static string Value(string kind, string? value) => value is null ? "none"
        : kind is ComponentKind.Code or ComponentKind.Input && value.Length > ShownHash ? value[..ShownHash]
        : value.Trim('"');
}
