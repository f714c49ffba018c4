using System.Text.Json;
using System.Text.Json.Serialization;
using Digits.Core.Errors;

namespace Digits.Core.Stages;

/// <summary>Tells a stage console all that it may know: docs/architecture.md describes the file.</summary>
public sealed record StageRequest
{
    /// <summary>Gets the stage's name: <c>train</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>Gets the instance's name: <c>train[fold=3]</c>.</summary>
    public required string Instance { get; init; }

    /// <summary>Gets the instance's point in its stage's matrix, 0-based: <c>fold</c> to 3; empty where there is no matrix.</summary>
    public Dictionary<string, int> Coordinates { get; init; } = [];

    /// <summary>Gets the member of the recipe that the params are those of; null where the recipe names none.</summary>
    public string? Member { get; init; }

    /// <summary>Gets the declared params by section of pipeline.json.</summary>
    public Dictionary<string, JsonElement> Params { get; init; } = [];

    /// <summary>Gets the instance's seed, or null for a stage that draws nothing.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Gets the input files by name, absolute; those over a matrix as <c>oof[fold=3]</c>.</summary>
    public Dictionary<string, string> Inputs { get; init; } = [];

    /// <summary>Gets the output files by name, absolute, inside a fresh empty folder.</summary>
    public Dictionary<string, string> Outputs { get; init; } = [];

    /// <summary>Gets the folder whose content survives a kill and is handed to the next attempt of the same key.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Gets the device class, <c>cpu</c> or <c>cuda</c>.</summary>
    public string Device { get; init; } = "cpu";

    private static JsonSerializerOptions Strict { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        PropertyNameCaseInsensitive = false,
    };

    /// <summary>Reads a request file.</summary>
    /// <exception cref="InputException">The file is missing or is no request.</exception>
    public static StageRequest Load(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<StageRequest>(File.ReadAllBytes(path), Strict)!;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InputException(e.Message, "a stage request as the engine writes them under .digits/requests/", path);
        }
    }

    /// <summary>Reads a section of the params into its record; unknown and missing keys are errors.</summary>
    /// <param name="section">The section of pipeline.json: <c>train</c>.</param>
    /// <exception cref="InputException">The section is missing or does not fit the record.</exception>
    public T Section<T>(string section)
    {
        if (!Params.TryGetValue(section, out var element))
        {
            throw new InputException("no params", $"a section \"{section}\"", $"request of {Instance}");
        }

        try
        {
            return element.Deserialize<T>(Strict)!;
        }
        catch (JsonException e)
        {
            throw new InputException(e.Message, $"params as {typeof(T).Name} declares them", $"request of {Instance}, section \"{section}\"");
        }
    }

    /// <summary>Gets the seed of a stage that draws random numbers.</summary>
    /// <exception cref="InputException">The request has none.</exception>
    public ulong RequireSeed() => Seed ?? throw new InputException("no seed", "a seed", $"request of {Instance}");

    /// <summary>Gets the instance's 0-based place on an axis of its stage's matrix.</summary>
    /// <param name="name">The coordinate: <c>fold</c>.</param>
    /// <exception cref="InputException">The request has no such coordinate.</exception>
    public int Coordinate(string name) => Coordinates.TryGetValue(name, out int place)
        ? place
        : throw new InputException($"coordinates {string.Join(", ", Coordinates.Keys)}", $"a coordinate \"{name}\"", $"request of {Instance}");

    /// <summary>Gets an input's path.</summary>
    /// <exception cref="InputException">The request has no such input.</exception>
    public string Input(string name) => Inputs.TryGetValue(name, out string? path)
        ? path
        : throw new InputException($"inputs {string.Join(", ", Inputs.Keys)}", $"an input \"{name}\"", $"request of {Instance}");

    /// <summary>Gets an output's path.</summary>
    /// <exception cref="InputException">The request has no such output.</exception>
    public string Output(string name) => Outputs.TryGetValue(name, out string? path)
        ? path
        : throw new InputException($"outputs {string.Join(", ", Outputs.Keys)}", $"an output \"{name}\"", $"request of {Instance}");
}
