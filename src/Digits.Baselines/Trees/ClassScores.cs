using Digits.Core.Arithmetic;
using Digits.Core.Data;

namespace Digits.Baselines.Trees;

/// <summary>Holds every training row's scores and probabilities while boosting, digit by digit, and the softmax loss's gradients and hessians by the scores:
/// p - y and p(1 - p).</summary>
internal sealed class ClassScores
{
    private const int Chunk = 1024;

    private readonly byte[] _labels;
    private readonly ParallelOptions _threads;
    private readonly double[][] _scores;
    private readonly double[][] _probabilities;
    private readonly ulong[][] _packed;

    /// <summary>Starts each digit at the logarithm of its share of the rows; one that no row shows stays at probability 0.</summary>
    /// <param name="labels">uint8 [N], 0..9.</param>
    /// <param name="threads">The number of threads; changes no result.</param>
    public ClassScores(byte[] labels, int threads)
    {
        _labels = labels;
        _threads = new ParallelOptions { MaxDegreeOfParallelism = threads };
        var counts = labels.CountBy(label => label).ToDictionary();
        Start = [.. Enumerable.Range(0, DigitSet.ClassCount).Select(
            digit => counts.TryGetValue((byte)digit, out int count) ? PortableMath.Log((double)count / labels.Length) : double.NegativeInfinity)];
        _scores = [.. Start.Select(start => Enumerable.Repeat(start, labels.Length).ToArray())];
        _probabilities = [.. Start.Select(_ => new double[labels.Length])];
        _packed = [.. Start.Select(_ => new ulong[labels.Length])];
        Normalize();
    }

    /// <summary>Gets the scores before the first tree, float64 [10].</summary>
    public double[] Start { get; }

    /// <summary>Computes the probabilities anew from the scores.</summary>
    public void Normalize() => Parallel.For(0, (_labels.Length + Chunk - 1) / Chunk, _threads, chunk =>
    {
        Span<double> row = stackalloc double[DigitSet.ClassCount];
        for (int i = chunk * Chunk; i < Math.Min((chunk + 1) * Chunk, _labels.Length); i++)
        {
            for (int digit = 0; digit < row.Length; digit++)
            {
                row[digit] = _scores[digit][i];
            }

            Softmax.InPlace(row);
            for (int digit = 0; digit < row.Length; digit++)
            {
                _probabilities[digit][i] = row[digit];
            }
        }
    });

    /// <summary>Packs one digit's gradients and hessians.</summary>
    /// <param name="digit">0..9.</param>
    /// <param name="rows">int32, the 0-based rows; the others keep what they had.</param>
    /// <returns>uint64 [N], the same array for every call with this digit, and its units.</returns>
    public (ulong[] Packed, GradientUnits Units) Gradients(int digit, ReadOnlySpan<int> rows)
    {
        double gradients = 0, hessians = 0;
        foreach (int row in rows)
        {
            var (gradient, hessian) = At(digit, row);
            gradients += Math.Abs(gradient);
            hessians += hessian;
        }

        var units = GradientUnits.For(rows.Length, gradients, hessians);
        foreach (int row in rows)
        {
            var (gradient, hessian) = At(digit, row);
            _packed[digit][row] = units.Pack(gradient, hessian);
        }

        return (_packed[digit], units);
    }

    /// <summary>Computes the Newton step of a leaf, -G / (H + l2): exact sums in the rows' order, not in units.</summary>
    /// <param name="digit">0..9.</param>
    /// <param name="rows">int32, the leaf's 0-based rows.</param>
    /// <param name="l2">The weight of half the squared step, 0 or more.</param>
    public double Newton(int digit, ReadOnlySpan<int> rows, double l2)
    {
        double gradients = 0, hessians = l2;
        foreach (int row in rows)
        {
            var (gradient, hessian) = At(digit, row);
            gradients += gradient;
            hessians += hessian;
        }

        return hessians > 0 ? -gradients / hessians : 0;
    }

    /// <summary>Adds to one digit's score of some rows.</summary>
    public void Add(int digit, ReadOnlySpan<int> rows, double value)
    {
        foreach (int row in rows)
        {
            _scores[digit][row] += value;
        }
    }

    /// <summary>Adds a tree's values to one digit's score of all rows.</summary>
    public void Add(int digit, ValuedTree tree, DigitSet images)
    {
        for (int row = 0; row < images.Count; row++)
        {
            _scores[digit][row] += tree.Of(images.Image(row));
        }
    }

    private (double Gradient, double Hessian) At(int digit, int row)
    {
        double probability = _probabilities[digit][row];
        return (probability - (_labels[row] == digit ? 1 : 0), probability * (1 - probability));
    }
}
