using Digits.Pipeline.Declarations;

namespace Digits.Pipeline.Graph;

/// <summary>A stage at one point of its matrix.</summary>
internal sealed record StageInstance
{
    public required StageDeclaration Stage { get; init; }

    /// <summary>Gets the coordinates, indices 0-based; empty where the stage has no matrix.</summary>
    public IReadOnlyList<Coordinate> Coordinates { get; init; } = [];

    /// <summary>Gets the member whose params the instance has; null where the stage has none or pipeline.json names none.</summary>
    public string? Member => Coordinates.FirstOrDefault(coordinate => coordinate.IsMember)?.Value;

    /// <summary>Gets the inputs by name, in the order of stage.json, then of the coordinates.</summary>
    public IReadOnlyList<InstanceInput> Inputs { get; init; } = [];

    /// <summary>Gets the instances that write the inputs, each once.</summary>
    public IEnumerable<StageInstance> Writers => Inputs.Select(input => input.Writer).OfType<StageInstance>().DistinctBy(writer => writer.Name);

    /// <summary>Gets the name: <c>train[fold=3]</c>, <c>train[wide,fold=3]</c>.</summary>
    public string Name => Coordinates.Count == 0 ? Stage.Name : $"{Stage.Name}[{Point(Coordinates)}]";

    /// <summary>Gets the folder of the outputs below artifacts/: <c>train/fold=3</c>, <c>train/member=wide/fold=3</c>.</summary>
    public string Folder => Path.Combine([Stage.Name, .. Coordinates.Select(coordinate => coordinate.Folder)]);

    public static string Point(IEnumerable<Coordinate> coordinates) => string.Join(',', coordinates.Select(coordinate => coordinate.Shown));

    public override string ToString() => Name;
}

/// <summary>One input file of an instance.</summary>
/// <param name="Name">The name in the request: <c>train</c>, or <c>oof[fold=3]</c> where it spreads.</param>
/// <param name="Writer">The instance that writes it; null for external data.</param>
/// <param name="Output">The writer's output; empty for external data.</param>
/// <param name="Path">The external file; null where an instance writes it.</param>
internal sealed record InstanceInput(string Name, StageInstance? Writer, string Output, string? Path)
{
    /// <summary>Gets how a reason names it: <c>train[fold=3].oof</c>, or the external file's name.</summary>
    public string Source => Writer is null ? System.IO.Path.GetFileName(Path!) : $"{Writer.Name}.{Output}";
}
