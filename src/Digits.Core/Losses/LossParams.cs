using Digits.Core.Recipes;

namespace Digits.Core.Losses;

/// <summary>Says what training minimises: section <c>loss</c> of pipeline.json.</summary>
public sealed record LossParams
{
    /// <summary>Gets the name in <see cref="LossCatalogue"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the probability mass that the target spreads over all classes.</summary>
    public required double Smoothing { get; init; }

    /// <summary>Gets whether the weights are those that the stage eda suggests, for each fold from the rows that it trains on.</summary>
    public bool FromEda { get; init; }

    /// <summary>Gets what each digit's loss is multiplied by; the batch's mean is not divided by the weights' sum.</summary>
    public required PerClass ClassWeights { get; init; }

    /// <summary>Gets the focal loss's factor on the whole.</summary>
    public required double FocalAlpha { get; init; }

    /// <summary>Gets the focal loss's exponent: how much less an image counts that is told well already.</summary>
    public required double FocalGamma { get; init; }

    /// <summary>Gets how much complement cross entropy rewards flat probabilities over the wrong classes; 0 for plain cross entropy.</summary>
    public required double ComplementGamma { get; init; }

    /// <summary>Gets each digit's group for an auxiliary head, a whole number; 0 for a digit of no group.</summary>
    public PerClass Groups { get; init; } = 0;

    /// <summary>Gets the weight of the auxiliary head's loss beside the model's own; 0 for no such head.</summary>
    public double Auxiliary { get; init; }
}
