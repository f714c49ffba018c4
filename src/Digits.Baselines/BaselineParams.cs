namespace Digits.Baselines;

/// <summary>Holds the params of the section <c>baseline</c>: those of all models, of which each reads its own.</summary>
public sealed record BaselineParams
{
    /// <summary>Gets the name in <see cref="BaselineCatalogue"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the number of threads of one fit, 1 or more; it never changes a result.</summary>
    public required int Threads { get; init; }

    /// <summary>Gets the most L-BFGS iterations of one fit of <c>logistic</c>, 2 or more.</summary>
    public required int MaxIterations { get; init; }

    /// <summary>Gets the largest component of the loss's gradient at which a fit of <c>logistic</c> counts as converged, above 0.</summary>
    public required double Tolerance { get; init; }

    /// <summary>Gets the weight of half the sum of squared weights (biases excluded) beside the mean loss per row of <c>logistic</c>, 0 or more.</summary>
    public required double L2 { get; init; }
}
