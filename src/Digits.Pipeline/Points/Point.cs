namespace Digits.Pipeline.Points;

/// <summary>One of several variants of a pipeline that are compared: a recipe with some params at values of the point's own.</summary>
internal sealed record Point
{
    /// <summary>No values: the recipe as it is.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoValues = new Dictionary<string, string>();

    /// <summary>Gets the name, as tables and lines of output show it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the recipe; null means the one that the command or pipeline.json names.</summary>
    public string? Recipe { get; init; }

    /// <summary>Gets the point's own values as canonical JSON text by dotted path, or <c>seed</c>; they count over recipe, members, debug and <c>--set</c>.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>Gets the instance, or the stage, that the point needs in place of the comparison's stages; null for those.</summary>
    public string? Instance { get; init; }

    /// <summary>Gets where in pipeline.json the point stands alone, so that a mistake in it leaves the others going; null where all stand or fall together.</summary>
    public string? Where { get; init; }

    /// <summary>Gets what its source reported, as the table shows it; empty for nothing.</summary>
    public string Reported { get; init; } = "";
}

/// <summary>The points of one comparison, in the order in which pipeline.json gives them.</summary>
/// <param name="Name">The comparison's name in pipeline.json.</param>
/// <param name="Points">The points; names are unique.</param>
internal sealed record PointPlan(string Name, IReadOnlyList<Point> Points);
