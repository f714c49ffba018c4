namespace Digits.Pipeline.Points;

/// <summary>One of several variants of a pipeline that are compared: a recipe with some params at values of the point's own.</summary>
internal sealed record Point
{
    /// <summary>Gets the name, as tables and lines of output show it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the recipe; null means the one that the command or pipeline.json names.</summary>
    public string? Recipe { get; init; }

    /// <summary>Gets the point's own values as canonical JSON text by dotted path, or <c>seed</c>; they count over recipe, members, debug and <c>--set</c>.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }
}

/// <summary>The points of one comparison, in the order in which pipeline.json gives them.</summary>
/// <param name="Name">The comparison's name in pipeline.json.</param>
/// <param name="Points">The points; names are unique.</param>
internal sealed record PointPlan(string Name, IReadOnlyList<Point> Points);
