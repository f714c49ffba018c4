using Digits.Core.Arithmetic;

namespace Digits.Baselines.Trees;

/// <summary>Turns scores into probabilities.</summary>
internal static class Softmax
{
    /// <summary>Replaces scores by their softmax, with the same bits on every machine.</summary>
    /// <param name="scores">float64 [10], at least one finite, none infinite but negative ones, which become 0; receives 0..1.</param>
    public static void InPlace(Span<double> scores)
    {
        double largest = scores[0], sum = 0;
        foreach (double score in scores)
        {
            largest = Math.Max(largest, score);
        }

        foreach (ref double score in scores)
        {
            score = PortableMath.Exp(score - largest);
            sum += score;
        }

        foreach (ref double score in scores)
        {
            score /= sum;
        }
    }
}
