using System.Globalization;

namespace Digits.Pipeline.Configuration;

/// <summary>What pipeline.json says after the recipe, --debug and --set: every param as canonical JSON text.</summary>
internal sealed record Settings
{
    public required string Recipe { get; init; }

    public required long Seed { get; init; }

    /// <summary>Gets the data folder or archive, relative to the root.</summary>
    public required string Data { get; init; }

    public required IReadOnlyDictionary<string, string> Params { get; init; }

    /// <summary>Gets an integer param, as matrices and resources need it.</summary>
    public int Integer(string path) => int.Parse(Params[path], CultureInfo.InvariantCulture);
}
