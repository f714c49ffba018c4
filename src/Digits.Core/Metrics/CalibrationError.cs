using Digits.Core.Data;

namespace Digits.Core.Metrics;

/// <summary>Computes the expected calibration error (Guo et al. 2017): how far the highest probability is from the accuracy it promises.</summary>
public static class CalibrationError
{
    /// <summary>The number of bins: of equal width over 0..1, closed at the right.</summary>
    public const int Bins = 15;

    /// <summary>Computes the mean over the bins, weighted by their rows, of |accuracy - mean highest probability|.</summary>
    /// <param name="predicted">float32 [n,10], for rows of the set that <paramref name="labels"/> covers.</param>
    /// <param name="labels">uint8 [rows of the set], 0..9.</param>
    /// <returns>0..1; NaN of no rows.</returns>
    public static double Of(ClassProbabilities predicted, ReadOnlySpan<byte> labels)
    {
        // Within a bin, the sum over its rows of (right or not) - probability is its rows times the gap.
        var gaps = new double[Bins];
        for (int i = 0; i < predicted.Count; i++)
        {
            int best = predicted.Predicted(i);
            double probability = predicted.Row(i)[best];
            int bin = Math.Clamp((int)Math.Ceiling(probability * Bins) - 1, 0, Bins - 1);
            gaps[bin] += (labels[predicted.Rows[i]] == best ? 1 : 0) - probability;
        }

        return gaps.Sum(Math.Abs) / predicted.Count;
    }
}
