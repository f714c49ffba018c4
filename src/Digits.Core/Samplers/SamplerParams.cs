namespace Digits.Core.Samplers;

/// <summary>Says in which order and how often an epoch shows the training rows: section <c>sampler</c> of pipeline.json.</summary>
public sealed record SamplerParams
{
    /// <summary>Gets the name in <see cref="SamplerCatalogue"/>.</summary>
    public required string Name { get; init; }
}
