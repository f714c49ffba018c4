using System.Globalization;

namespace Digits.Pipeline.Configuration;

/// <summary>What pipeline.json says after the recipe, --debug and --set: every param as canonical JSON text.</summary>
internal sealed record Settings
{
    public required string Recipe { get; init; }

    public required long Seed { get; init; }

    /// <summary>Gets the data folder or archive, relative to the root.</summary>
    public required string Data { get; init; }

    /// <summary>Gets every param's value where no member changes it.</summary>
    public required IReadOnlyDictionary<string, string> Params { get; init; }

    /// <summary>Gets whether members are named, be it none; if not, there is one unnamed member.</summary>
    public bool NamesMembers { get; init; }

    /// <summary>Gets every param's value for each named member, in the file's order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Members { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Gets every param's value for a member, or for all where the member is null.</summary>
    public IReadOnlyDictionary<string, string> Of(string? member) => member is null ? Params : Members[member];

    /// <summary>Gets an integer param, as matrices and resources need it.</summary>
    public int Integer(string path, string? member = null) => int.Parse(Of(member)[path], CultureInfo.InvariantCulture);
}
