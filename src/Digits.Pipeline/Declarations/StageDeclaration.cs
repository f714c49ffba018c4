using System.Text.Json;
using Digits.Pipeline.Configuration;
using Digits.Pipeline.Graph;

namespace Digits.Pipeline.Declarations;

/// <summary>What a stage.json says: docs/architecture.md describes the file.</summary>
internal sealed record StageDeclaration
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>Gets the folder that holds stage.json; its name is the DLL's name.</summary>
    public required string Folder { get; init; }

    /// <summary>Gets the inputs that other stages write, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, OutputReference>> Inputs { get; init; } = [];

    /// <summary>Gets the external data, or null where the stage reads none.</summary>
    public DataDeclaration? Data { get; init; }

    /// <summary>Gets the file name of each output; <c>metrics</c> is always among them.</summary>
    public required IReadOnlyDictionary<string, string> Outputs { get; init; }

    /// <summary>Gets the params; null where another stage or the engine declares the schema.</summary>
    public IReadOnlyDictionary<string, ParamSchema?> Params { get; init; } = new Dictionary<string, ParamSchema?>();

    /// <summary>Gets the coordinates, each with the param that holds its length, several times each other, or a list of members, <c>members</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Matrix { get; init; } = [];

    /// <summary>Gets the object of pipeline.json for each of whose members there is an instance; null for none.</summary>
    public string? MemberList => Matrix.Select(coordinate => coordinate.Value).FirstOrDefault(MatrixLength.IsMemberList);

    /// <summary>Gets whether requests carry a seed.</summary>
    public bool Seeded { get; init; }

    /// <summary>Gets the machine facts that enter the key.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Gets the slots that an instance takes of each resource: a number, the param that holds it, or <c>1/NAME</c> for one of NAME parts of a slot.</summary>
    public IReadOnlyDictionary<string, string> Resources { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the outputs that a person looks for: the summary ends with their paths.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    /// <summary>Gets the outputs that carry their provenance beside them, each with the metrics that tell how good it is: <c>stage.metric</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Provenance { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Gets where messages say the declaration stands: <c>stages/Train/stage.json</c>.</summary>
    public string Where => $"stages/{Path.GetFileName(Folder)}/stage.json";

    /// <summary>Gets the console that the engine starts.</summary>
    public string Dll => Path.Combine(Folder, "bin", "Release", "net10.0", Path.GetFileName(Folder) + ".dll");
}

/// <summary>Names another stage's output: <c>train[fold].oof</c>.</summary>
/// <param name="Stage">The stage that writes it.</param>
/// <param name="Over">The coordinates that spread to one input per point; others must be shared by the reader.</param>
/// <param name="Output">The output's name.</param>
internal sealed record OutputReference(string Stage, IReadOnlyList<string> Over, string Output)
{
    /// <summary>Gets the param that asks for the input; null where there always is one.</summary>
    /// <remarks>A boolean asks for all or none; a string for the members that it names, separated by commas.</remarks>
    public string? If { get; init; }

    /// <summary>Gets whether the settings ask for the input.</summary>
    public bool IsWanted(Settings settings) => If is null || settings.Params[If] is not ("false" or "\"\"");

    /// <summary>Gets whether the settings ask for the input of a member; null stands for the only one.</summary>
    public bool Takes(Member? member, Settings settings) => member is null || Names(settings) is not { } names || names.Contains(member.Name);

    /// <summary>Gets the members that a string param asks for; null where none chooses.</summary>
    public IReadOnlyList<string>? Names(Settings settings) => If is not null && settings.Params[If].StartsWith('"')
        ? JsonSerializer.Deserialize<string>(settings.Params[If])!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : null;

    public override string ToString() => Over.Count == 0 ? $"{Stage}.{Output}" : $"{Stage}[{string.Join(',', Over)}].{Output}";
}

/// <summary>Says which external files a stage reads, and what stands in for them.</summary>
/// <param name="Files">Input name to candidate file names, the first that exists.</param>
/// <param name="Archive">The same for one file that replaces them all.</param>
/// <param name="Alternatives">Other sets of files, each like <paramref name="Files"/>, of which one stands in where there is nothing of the former.</param>
/// <param name="Fallback">Input name to another stage's output, where there are no files and the user named none.</param>
internal sealed record DataDeclaration(
    IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Files,
    IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Archive,
    IReadOnlyList<IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>>> Alternatives,
    IReadOnlyList<KeyValuePair<string, OutputReference>> Fallback);
