namespace Digits.Core.Optimizers;

/// <summary>Says how gradients change the weights: section <c>optimizer</c> of pipeline.json.</summary>
/// <remarks>
/// Ranger21-style (Wright and Demeure 2021) is <c>adamw</c> with <see cref="Centralize"/>, <see cref="Clip"/> 0.01, <see cref="Lookahead"/> 5 and
/// <see cref="NormLoss"/> 0.0001 under the schedule <c>warm-down</c>. Of its parts positive-negative momentum, stable weight decay and
/// softplus are not in.
/// </remarks>
public sealed record OptimizerParams
{
    /// <summary>Gets the name in <see cref="OptimizerCatalogue"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the peak learning rate; the schedule scales it.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Gets the weight decay; for AdamW decoupled, per unit of learning rate.</summary>
    public required double WeightDecay { get; init; }

    /// <summary>Gets SGD's momentum; others ignore it.</summary>
    public required double Momentum { get; init; }

    /// <summary>Gets whether the mean over its inputs is taken off every unit's gradient (gradient centralization, Yong et al. 2020).</summary>
    public required bool Centralize { get; init; }

    /// <summary>Gets the largest gradient norm per unit as a fraction of its weights' norm (adaptive gradient clipping, Brock et al. 2021); 0 clips nothing.</summary>
    public required double Clip { get; init; }

    /// <summary>Gets the steps between looks ahead (Zhang et al. 2019), each of which goes half of the way back to the last; 0 for none.</summary>
    public required int Lookahead { get; init; }

    /// <summary>Gets how strongly every unit's weights are pulled to norm 1, per unit of learning rate (norm loss, Georgiou et al. 2021); 0 for not.</summary>
    public required double NormLoss { get; init; }
}
