namespace Digits.Core.Optimizers;

/// <summary>Says how gradients change the weights: section <c>optimizer</c> of pipeline.json.</summary>
public sealed record OptimizerParams
{
    /// <summary>Gets the name in <see cref="OptimizerCatalogue"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the peak learning rate; the schedule scales it.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Gets the weight decay; for AdamW decoupled, per unit of learning rate.</summary>
    public required double WeightDecay { get; init; }
}
