namespace Digits.Baselines.Logistic;

/// <summary>Computes the penalised loss of softmax regression and its gradient over some rows of a set, by weights on centred pixels.</summary>
internal sealed class SoftmaxObjective
{
    // Sums are made within fixed chunks of rows, then over chunks in order: the same bits for any number of threads.
    private const int ChunkCount = 16;

    private readonly SparseImages _images;
    private readonly byte[] _labels;
    private readonly int[] _rows;
    private readonly double _l2;
    private readonly ParallelOptions _parallel;
    private readonly double[][] _gradients = new double[ChunkCount][];
    private readonly double[] _losses = new double[ChunkCount];

    /// <summary>Prepares the objective; only the given rows' pixels and labels are ever read.</summary>
    /// <param name="images">All images of the set.</param>
    /// <param name="labels">uint8 [N], 0..9.</param>
    /// <param name="rows">int32, the 0-based rows to sum over, at least one.</param>
    /// <param name="parameters">The penalty and the number of threads.</param>
    public SoftmaxObjective(SparseImages images, byte[] labels, int[] rows, BaselineParams parameters)
    {
        _images = images;
        _labels = labels;
        _rows = rows;
        _l2 = parameters.L2;
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = parameters.Threads };
        Means = new PixelMeans(images, rows);
        for (int chunk = 0; chunk < ChunkCount; chunk++)
        {
            _gradients[chunk] = new double[SoftmaxLanes.WeightCount];
        }
    }

    /// <summary>Gets the means of the rows' pixels.</summary>
    public PixelMeans Means { get; }

    /// <summary>Computes mean loss + l2 / 2 * sum of squared weights (biases excluded), and its gradient.</summary>
    /// <param name="centred">float64 [785,12], weights on centred pixels.</param>
    /// <returns>The value, in nats, and the gradient, float64 [785,12].</returns>
    public (double Value, double[] Gradient) Evaluate(double[] centred)
    {
        double[] plain = Means.ToPlain(centred);
        Parallel.For(0, ChunkCount, _parallel, chunk => SumChunk(chunk, plain));
        double value = _losses.Sum() / _rows.Length;
        var gradient = new double[SoftmaxLanes.WeightCount];
        foreach (double[] part in _gradients)
        {
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] += part[i] / _rows.Length;
            }
        }

        Means.CentreGradient(gradient);
        double squares = 0;
        for (int i = 0; i < SoftmaxLanes.BiasStart; i++)
        {
            gradient[i] += _l2 * centred[i];
            squares += centred[i] * centred[i];
        }

        return (value + (_l2 / 2 * squares), gradient);
    }

    private void SumChunk(int chunk, double[] weights)
    {
        int start = (int)((long)_rows.Length * chunk / ChunkCount);
        int end = (int)((long)_rows.Length * (chunk + 1) / ChunkCount);
        Span<double> lanes = stackalloc double[SoftmaxLanes.Lanes];
        var gradient = _gradients[chunk];
        Array.Clear(gradient);
        double loss = 0;
        foreach (int row in _rows.AsSpan(start..end))
        {
            int label = _labels[row];
            loss += SoftmaxLanes.Forward(_images, row, weights, lanes, label);
            lanes[label] -= 1;
            SoftmaxLanes.AddGradient(_images, row, lanes, gradient);
        }

        _losses[chunk] = loss;
    }
}
