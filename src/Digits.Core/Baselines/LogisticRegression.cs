using Digits.Core.Data;

namespace Digits.Core.Baselines;

/// <summary>Classifies digits by multinomial logistic regression (softmax) on pixels scaled to 0..1.</summary>
public sealed class LogisticRegression
{
    private readonly double[] _weights;

    internal LogisticRegression(double[] weights) => _weights = weights;

    /// <summary>Gets the weights, float64 [785,12]: one row per pixel and the biases last; ten classes and two lanes of 0.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Gets the penalised mean loss that the fit ended with, in nats.</summary>
    public required double Loss { get; init; }

    /// <summary>Gets the number of L-BFGS iterations, or null where a line search failed: the minimizer does not tell then.</summary>
    public required int? Iterations { get; init; }

    /// <summary>Tells whether the gradient fell to the tolerance; otherwise the weights are the best that were seen.</summary>
    public required bool Converged { get; init; }

    /// <summary>Predicts class probabilities.</summary>
    /// <param name="images">All images of a set.</param>
    /// <param name="rows">int32 [M], the 0-based rows to predict, ascending.</param>
    /// <returns>float32 [M,10], each row sums to 1.</returns>
    public ClassProbabilities Predict(SparseImages images, int[] rows)
    {
        var values = new float[rows.Length * DigitSet.ClassCount];
        Span<double> lanes = stackalloc double[SoftmaxLanes.Lanes];
        for (int i = 0; i < rows.Length; i++)
        {
            SoftmaxLanes.Forward(images, rows[i], _weights, lanes, label: 0);
            for (int c = 0; c < DigitSet.ClassCount; c++)
            {
                values[(i * DigitSet.ClassCount) + c] = (float)lanes[c];
            }
        }

        return new ClassProbabilities(rows, values);
    }
}
