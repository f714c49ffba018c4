namespace Digits.Core.Models;

/// <summary>Says which model is trained: section <c>model</c> of pipeline.json.</summary>
public sealed record ModelParams
{
    /// <summary>Gets the name in <see cref="ModelCatalogue"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the channels of the first layers.</summary>
    public required int Width { get; init; }
}
