using Digits.Core.Metrics;

namespace Digits.Core.Ensembling;

/// <summary>Fits the weights of a mean of probabilities: those with the least log loss, not negative, sum 1.</summary>
/// <remarks>By expectation maximisation for mixture proportions (Dempster, Laird and Rubin 1977): each step lowers the loss, which is convex, and needs no rate.</remarks>
internal static class MixtureWeights
{
    private const int MostSteps = 10_000;
    private const double Converged = 1e-9;

    /// <summary>Fits weights.</summary>
    /// <param name="ofLabel">float32 [members][n], each member's probability of the true class; n of 1 or more.</param>
    /// <returns>float64 [members].</returns>
    public static double[] Fit(float[][] ofLabel)
    {
        int rows = ofLabel[0].Length;
        var weights = Enumerable.Repeat(1.0 / ofLabel.Length, ofLabel.Length).ToArray();
        for (int step = 0; step < MostSteps; step++)
        {
            var shares = new double[weights.Length];
            for (int row = 0; row < rows; row++)
            {
                double mixed = 0;
                for (int member = 0; member < weights.Length; member++)
                {
                    mixed += weights[member] * Probability(ofLabel[member][row]);
                }

                for (int member = 0; member < weights.Length; member++)
                {
                    shares[member] += Probability(ofLabel[member][row]) / mixed;
                }
            }

            double change = 0;
            for (int member = 0; member < weights.Length; member++)
            {
                double next = weights[member] * shares[member] / rows;
                change = Math.Max(change, Math.Abs(next - weights[member]));
                weights[member] = next;
            }

            if (change < Converged)
            {
                break;
            }
        }

        double sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }

    private static double Probability(float value) => Math.Max(value, LogLoss.LeastProbability);
}
