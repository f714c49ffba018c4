using MathNet.Numerics;

namespace Digits.Core.Metrics;

/// <summary>Compares two models on the same rows (McNemar 1947, "Note on the sampling error of the difference between correlated proportions").</summary>
/// <param name="OnlyFirst">The number of rows that the first model alone gets right.</param>
/// <param name="OnlySecond">The number of rows that the second model alone gets right.</param>
/// <param name="P">The chance of a split at least as uneven where both models are equally good, two-sided, 0..1.</param>
public readonly record struct McNemarTest(int OnlyFirst, int OnlySecond, double P)
{
    /// <summary>The fewest rows on which the models disagree that the chi-square approximation is taken for.</summary>
    public const int FewestApproximated = 25;

    /// <summary>Tests a split: exactly by the binomial distribution where there are few rows, else by chi-square with Edwards's continuity correction.</summary>
    /// <param name="onlyFirst">The number of rows that the first model alone gets right, 0 or more.</param>
    /// <param name="onlySecond">The number of rows that the second model alone gets right, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static McNemarTest Of(int onlyFirst, int onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        return new McNemarTest(onlyFirst, onlySecond, onlyFirst + onlySecond < FewestApproximated ? Exact(onlyFirst, onlySecond) : Approximate(onlyFirst, onlySecond));
    }

    /// <summary>Tests two models' predictions for the same rows.</summary>
    /// <param name="isFirstRight">bool [N], whether the first model is right.</param>
    /// <param name="isSecondRight">bool [N], whether the second model is right, of the same rows.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static McNemarTest Of(ReadOnlySpan<bool> isFirstRight, ReadOnlySpan<bool> isSecondRight)
    {
        if (isFirstRight.Length != isSecondRight.Length)
        {
            throw new ArgumentException($"{isSecondRight.Length} rows beside {isFirstRight.Length}", nameof(isSecondRight));
        }

        int onlyFirst = 0;
        int onlySecond = 0;
        for (int row = 0; row < isFirstRight.Length; row++)
        {
            onlyFirst += isFirstRight[row] && !isSecondRight[row] ? 1 : 0;
            onlySecond += isSecondRight[row] && !isFirstRight[row] ? 1 : 0;
        }

        return Of(onlyFirst, onlySecond);
    }

    private static double Exact(int onlyFirst, int onlySecond)
    {
        int rows = onlyFirst + onlySecond;
        double ways = 0;
        for (int count = 0; count <= Math.Min(onlyFirst, onlySecond); count++)
        {
            ways += SpecialFunctions.Binomial(rows, count);
        }

        return Math.Min(1, 2 * ways / Math.Pow(2, rows));
    }

    // Of one degree of freedom: the tail beyond x is erfc(sqrt(x / 2)).
    private static double Approximate(int onlyFirst, int onlySecond)
    {
        double apart = Math.Max(0, Math.Abs((double)onlyFirst - onlySecond) - 1);
        return SpecialFunctions.Erfc(apart / Math.Sqrt(2 * ((double)onlyFirst + onlySecond)));
    }
}
