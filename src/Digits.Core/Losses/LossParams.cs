namespace Digits.Core.Losses;

/// <summary>Says what training minimises: section <c>loss</c> of pipeline.json.</summary>
public sealed record LossParams
{
    /// <summary>Gets the name in <see cref="LossCatalogue"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the probability mass that the target spreads over all classes.</summary>
    public required double Smoothing { get; init; }
}
