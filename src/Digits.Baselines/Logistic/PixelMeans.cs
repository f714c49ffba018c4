using Digits.Core.Data;

namespace Digits.Baselines.Logistic;

/// <summary>Turns weights on centred pixels into weights on plain ones: the same model, but L-BFGS needs about half the iterations.</summary>
/// <remarks>Softmax of W(x - mean) + b is softmax of Wx + (b - W mean), so the pixels stay sparse and only biases change.</remarks>
internal sealed class PixelMeans
{
    private readonly double[] _means = new double[DigitSet.PixelCount];

    /// <summary>Averages each pixel over the given rows.</summary>
    /// <param name="images">All images of the set.</param>
    /// <param name="rows">int32, the 0-based rows to average, at least one.</param>
    public PixelMeans(SparseImages images, int[] rows)
    {
        var sums = new long[DigitSet.PixelCount];
        foreach (int row in rows)
        {
            var columns = images.Columns(row);
            var values = images.Values(row);
            for (int k = 0; k < columns.Length; k++)
            {
                sums[columns[k]] += values[k];
            }
        }

        for (int p = 0; p < sums.Length; p++)
        {
            _means[p] = sums[p] / (255.0 * rows.Length);
        }
    }

    /// <summary>Computes the weights on plain pixels.</summary>
    /// <param name="centred">float64 [785,12], weights on centred pixels.</param>
    public double[] ToPlain(double[] centred)
    {
        double[] plain = [.. centred];
        for (int i = 0; i < SoftmaxLanes.BiasStart; i++)
        {
            plain[SoftmaxLanes.BiasStart + (i % SoftmaxLanes.Lanes)] -= _means[i / SoftmaxLanes.Lanes] * centred[i];
        }

        return plain;
    }

    /// <summary>Turns the gradient by plain weights into that by centred weights, in place.</summary>
    /// <param name="gradient">float64 [785,12].</param>
    public void CentreGradient(double[] gradient)
    {
        for (int i = 0; i < SoftmaxLanes.BiasStart; i++)
        {
            gradient[i] -= _means[i / SoftmaxLanes.Lanes] * gradient[SoftmaxLanes.BiasStart + (i % SoftmaxLanes.Lanes)];
        }
    }
}
