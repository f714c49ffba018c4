using Digits.Pipeline.Configuration;

namespace Digits.Commands;

/// <summary>Names the options that commands read.</summary>
public static class CommandOptions
{
    /// <summary>Gets the options that are on where they are given, and may say <c>=true</c> or <c>=false</c>.</summary>
    public static IReadOnlyList<string> Flags { get; } = ["dry-run", "verify", "locked", "keep-going", "quick", "debug", "json", "remote-readonly"];

    /// <summary>Gets the options that have a value.</summary>
    public static IReadOnlyList<string> Values { get; } =
    [
        "data", "recipe", "set", "device", "jobs", "resources", "only", "force", "format", "workspace", "store", "remote", "remote-timeout", "answers", "submission",
        "keep", "max-size", "search", "ablation",
    ];

    /// <summary>Gets all options.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Values, .. Flags];

    /// <summary>Describes a name that is none of those known: the nearest is expected, or all are listed where none is near.</summary>
    /// <param name="found">The name with what it is the name of: <c>target Trian</c>.</param>
    /// <param name="name">The name alone.</param>
    /// <param name="known">The names that there are.</param>
    /// <param name="prefix">What stands before each of them: <c>--</c> or nothing.</param>
    public static MistakeException Unknown(string found, string name, IReadOnlyList<string> known, string prefix = "") => new(
        found,
        Nearest.Close(name, known) is { } nearest ? prefix + nearest : "one of " + string.Join(", ", known.Select(candidate => prefix + candidate)));
}
