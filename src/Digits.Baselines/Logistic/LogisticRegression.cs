using Digits.Core.Data;

namespace Digits.Baselines.Logistic;

/// <summary>Classifies digits by multinomial logistic regression (softmax) on pixels scaled to 0..1.</summary>
public sealed class LogisticRegression : IFittedBaseline
{
    private readonly double[] _weights;

    internal LogisticRegression(double[] weights) => _weights = weights;

    /// <summary>Gets the weights, float64 [785,12]: one row per pixel and the biases last; ten classes and two lanes of 0.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Gets the weight of half the sum of squared weights that the fit had.</summary>
    public required double L2 { get; init; }

    /// <summary>Gets the penalised mean loss that the fit ended with, in nats.</summary>
    public required double Loss { get; init; }

    /// <summary>Gets the number of L-BFGS iterations, or null where a line search failed: the minimizer does not tell then.</summary>
    public required int? Iterations { get; init; }

    /// <summary>Tells whether the gradient fell to the tolerance; otherwise the weights are the best that were seen.</summary>
    public required bool Converged { get; init; }

    /// <inheritdoc/>
    public string Summary => FormattableString.Invariant(
        $"l2 {L2}, loss {Loss:0.0000}, {(Iterations is int made ? $"{made} iterations" : "a line search failed")}, {(Converged ? "converged" : "not converged")}");

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Metrics =>
        Iterations is int made ? new Dictionary<string, double> { ["l2"] = L2, ["iterations"] = made } : new Dictionary<string, double> { ["l2"] = L2 };

    /// <summary>Sums the negative log-likelihood of some rows, in nats.</summary>
    /// <param name="images">All images of a set.</param>
    /// <param name="labels">uint8 [N], 0..9.</param>
    /// <param name="rows">0-based rows.</param>
    internal double LossOf(SparseImages images, byte[] labels, IEnumerable<int> rows)
    {
        var lanes = new double[SoftmaxLanes.Lanes];
        return rows.Sum(row => SoftmaxLanes.Forward(images, row, _weights, lanes, labels[row]));
    }

    /// <inheritdoc/>
    public float[] Predict(DigitSet images)
    {
        var sparse = new SparseImages(images);
        var values = new float[images.Count * DigitSet.ClassCount];
        Span<double> lanes = stackalloc double[SoftmaxLanes.Lanes];
        for (int i = 0; i < images.Count; i++)
        {
            SoftmaxLanes.Forward(sparse, i, _weights, lanes, label: 0);
            for (int c = 0; c < DigitSet.ClassCount; c++)
            {
                values[(i * DigitSet.ClassCount) + c] = (float)lanes[c];
            }
        }

        return values;
    }
}
