using Digits.Pipeline.Configuration;
using Digits.Pipeline.Declarations;

namespace Digits.Pipeline.Graph;

/// <summary>A stage at one point of its matrix.</summary>
internal sealed record StageInstance
{
    public required StageDeclaration Stage { get; init; }

    /// <summary>Gets what gives the instance its params and its seed.</summary>
    public required Settings Settings { get; init; }

    /// <summary>Gets what tells it from its namesakes at other points of a comparison; empty where there is one pipeline alone.</summary>
    public string Variant { get; init; } = "";

    /// <summary>Gets the points that have the instance in common, told where not all have; empty otherwise.</summary>
    public string Points { get; init; } = "";

    /// <summary>Gets the coordinates, indices 0-based; empty where the stage has no matrix.</summary>
    public IReadOnlyList<Coordinate> Coordinates { get; init; } = [];

    /// <summary>Gets the member whose params the instance has; null where the stage has none or pipeline.json names none.</summary>
    public Member? Member => Coordinates.FirstOrDefault(coordinate => coordinate.Member is not null)?.Member;

    /// <summary>Gets the inputs by name, in the order of stage.json, then of the coordinates.</summary>
    public IReadOnlyList<InstanceInput> Inputs { get; init; } = [];

    /// <summary>Gets the instances that write the inputs, each once.</summary>
    public IEnumerable<StageInstance> Writers => Inputs.Select(input => input.Writer).OfType<StageInstance>().DistinctBy(writer => writer.Id);

    /// <summary>Gets the name, the same at all points of a comparison: <c>train[fold=3]</c>, <c>train[wide,fold=3]</c>.</summary>
    public string Name => Coordinates.Count == 0 ? Stage.Name : $"{Stage.Name}[{Point(Coordinates)}]";

    /// <summary>Gets the name that no other instance has: <c>train[fold=3]</c>, in a comparison <c>train[fold=3]@3f52a90c1b7e</c>.</summary>
    public string Id => Variant.Length == 0 ? Name : $"{Name}@{Variant}";

    /// <summary>Gets the name as people read it: <c>train[fold=3]</c>, in a comparison <c>train[fold=3] (epochs=4)</c>.</summary>
    public string Shown => Points.Length == 0 ? Name : $"{Name} ({Points})";

    /// <summary>Gets the folder of the outputs below artifacts/: <c>train/fold=3</c>, <c>train/member=wide/fold=3</c>.</summary>
    public string Folder => Path.Combine([Stage.Name, .. Coordinates.Select(coordinate => coordinate.Folder)]);

    /// <summary>Gets whether a name is that of the stage, at no coordinates or at some of the instance's.</summary>
    public bool IsMeantBy(string name)
    {
        string stage = name.Split('[')[0];
        return stage.Equals(Stage.Name, StringComparison.OrdinalIgnoreCase)
            && (stage.Length == name.Length
                || (name.EndsWith(']') && name[(stage.Length + 1)..^1].Split(',').All(wanted => Coordinates.Any(coordinate => coordinate.Shown == wanted))));
    }

    public static string Point(IEnumerable<Coordinate> coordinates) => string.Join(',', coordinates.Select(coordinate => coordinate.Shown));

    public override string ToString() => Shown;
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
