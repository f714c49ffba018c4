namespace Digits.Core.Baselines;

/// <summary>Holds the params of the section <c>baseline</c>.</summary>
/// <param name="MaxIterations">The most L-BFGS iterations of one fit, 2 or more.</param>
/// <param name="Tolerance">The largest component of the loss's gradient at which a fit counts as converged, above 0.</param>
/// <param name="L2">The weight of half the sum of squared weights (biases excluded) beside the mean loss per row, 0 or more.</param>
/// <param name="Threads">The number of threads of one fit, 1 or more; it never changes a result.</param>
public sealed record BaselineParams(int MaxIterations, double Tolerance, double L2, int Threads);
