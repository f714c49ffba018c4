namespace Digits.Bench.Measuring;

/// <summary>Sums up the rounds of a measurement.</summary>
/// <param name="Rounds">Each round's value, in their order.</param>
/// <param name="Median">The middle one, or the mean of the two in the middle.</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The most.</param>
internal sealed record Spread(IReadOnlyList<double> Rounds, double Median, double Min, double Max)
{
    /// <summary>Sums up at least one value.</summary>
    public static Spread Of(IReadOnlyList<double> rounds)
    {
        double[] sorted = [.. rounds.Order()];
        return new Spread(rounds, (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[0], sorted[^1]);
    }
}
