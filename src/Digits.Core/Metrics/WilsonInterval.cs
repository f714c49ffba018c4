using MathNet.Numerics.Distributions;

namespace Digits.Core.Metrics;

/// <summary>Bounds a proportion by its score interval (Wilson 1927, "Probable inference, the law of succession, and statistical inference").</summary>
/// <param name="Low">The lower bound, 0..1.</param>
/// <param name="High">The upper bound, 0..1.</param>
public readonly record struct WilsonInterval(double Low, double High)
{
    /// <summary>Computes the interval without continuity correction; of no trials it is 0 to 1.</summary>
    /// <param name="successes">The number of successes, 0..trials.</param>
    /// <param name="trials">The number of trials.</param>
    /// <param name="confidence">The two-sided coverage, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static WilsonInterval Of(int successes, int trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        if (trials == 0)
        {
            return new WilsonInterval(0, 1);
        }

        double n = trials;
        double share = successes / n;
        double z = Normal.InvCDF(0, 1, (1 + confidence) / 2);
        double shrink = 1 + (z * z / n);
        double centre = (share + (z * z / (2 * n))) / shrink;
        double half = z * Math.Sqrt((share * (1 - share) / n) + (z * z / (4 * n * n))) / shrink;

        // The bounds at 0 and n successes are exactly 0 and 1; rounding would miss them by a few ulp.
        return new WilsonInterval(successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half);
    }
}
