using Digits.Core.Data;

namespace Digits.Core.Metrics;

/// <summary>Computes the mean negative log-likelihood of the true class.</summary>
public static class LogLoss
{
    /// <summary>The least probability that the loss sees: one wrong certainty must not make it infinite.</summary>
    public const double LeastProbability = 1e-7;

    /// <summary>Computes the loss in nats per row, 0 or more; NaN of no rows.</summary>
    /// <param name="probabilities">float32 [N,10], for rows of the set that <paramref name="labels"/> covers.</param>
    /// <param name="labels">uint8 [rows of the set], 0..9: row r of the probabilities belongs to label r.</param>
    public static double Of(ClassProbabilities probabilities, ReadOnlySpan<byte> labels)
    {
        double sum = 0;
        for (int i = 0; i < probabilities.Count; i++)
        {
            sum -= Math.Log(Math.Clamp(probabilities.Row(i)[labels[probabilities.Rows[i]]], LeastProbability, 1));
        }

        return sum / probabilities.Count;
    }
}
