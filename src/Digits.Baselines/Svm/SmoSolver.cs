using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Digits.Baselines.Svm;

/// <summary>Solves the dual of a support vector machine of two classes: min 1/2 sum_ij a_i a_j y_i y_j K_ij - sum_i a_i, 0 &lt;= a_i &lt;= C, sum_i a_i y_i = 0.</summary>
/// <remarks>Sequential minimal optimization with working sets chosen by second order (Fan, Chen, Lin 2005, algorithm 2). All passes are vectors of fixed width, of
/// equals the lowest row is chosen, and nothing is fused, so that every CPU gives the same bits.</remarks>
internal sealed class SmoSolver
{
    // Where the curvature between two rows is no more than this they are taken to be one image.
    private const double LeastCurvature = 1e-12;
    private const int Lanes = 8;

    private readonly KernelRows _kernel;
    private readonly double _c;
    private readonly double[] _signs;
    private readonly double[] _alphas;

    // y_i - sum_j a_j y_j K_ij: what is left to explain; minus y_i times the gradient.
    private readonly double[] _rests;

    // 0 where a y may still grow (upper) or shrink (lower), else minus or plus infinity.
    private readonly double[] _upper;
    private readonly double[] _lower;

    private SmoSolver(KernelRows kernel, bool[] isFirst, double c, Func<int, bool> takesPart)
    {
        _kernel = kernel;
        _c = c;
        _alphas = new double[kernel.Count];
        _signs = Array.ConvertAll(isFirst, first => first ? 1.0 : -1.0);
        _rests = new double[kernel.Places];
        _upper = new double[kernel.Places];
        _lower = new double[kernel.Places];
        _signs.CopyTo(_rests, 0);
        Array.Fill(_upper, double.NegativeInfinity);
        Array.Fill(_lower, double.PositiveInfinity);
        for (int row = 0; row < kernel.Count; row++)
        {
            if (takesPart(row))
            {
                SetBounds(row);
            }
        }
    }

    /// <summary>Solves the problem of some rows.</summary>
    /// <param name="kernel">The kernel of all rows.</param>
    /// <param name="isFirst">Whether each row is of the first class, whose y is 1, rather than of the second, whose y is -1.</param>
    /// <param name="c">C, the price of a row on the wrong side of its margin, above 0.</param>
    /// <param name="tolerance">How far the optimality conditions may be missed: the largest rest that may grow less the smallest that may shrink.</param>
    /// <param name="maxSteps">The most steps, each of two rows.</param>
    /// <param name="takesPart">Whether a row belongs to the problem; the others are only given decision values.</param>
    public static SmoSolution Solve(KernelRows kernel, bool[] isFirst, double c, double tolerance, int maxSteps, Func<int, bool> takesPart) =>
        new SmoSolver(kernel, isFirst, c, takesPart).Run(tolerance, maxSteps);

    private SmoSolution Run(double tolerance, int maxSteps)
    {
        int steps = 0;
        var (i, most) = Largest();
        var (j, least) = i < 0 ? (-1, 0) : Partner(i, most);
        while (j >= 0 && most - least > tolerance && steps < maxSteps)
        {
            Step(i, j);
            steps++;
            (i, most) = Largest();
            (j, least) = i < 0 ? (-1, 0) : Partner(i, most);
        }

        double bias = Bias();
        double[] decisions = [.. _signs.Select((sign, row) => sign - _rests[row] + bias)];
        return new SmoSolution(_alphas, bias, decisions, steps, j < 0 || most - least <= tolerance);
    }

    private void SetBounds(int row)
    {
        bool mayGrow = _signs[row] > 0 ? _alphas[row] < _c : _alphas[row] > 0;
        bool mayShrink = _signs[row] > 0 ? _alphas[row] > 0 : _alphas[row] < _c;
        _upper[row] = mayGrow ? 0 : double.NegativeInfinity;
        _lower[row] = mayShrink ? 0 : double.PositiveInfinity;
    }

    /// <summary>Finds the row with the largest rest whose a y may grow.</summary>
    private (int Row, double Value) Largest()
    {
        ref double rests = ref MemoryMarshal.GetArrayDataReference(_rests);
        ref double upper = ref MemoryMarshal.GetArrayDataReference(_upper);
        var best = Vector512.Create(double.NegativeInfinity);
        var bestRows = Vector512.Create(-1L);
        var rows = Vector512<long>.Indices;
        for (nuint t = 0; t < (nuint)_rests.Length; t += Lanes)
        {
            var candidates = Vector512.LoadUnsafe(ref rests, t) + Vector512.LoadUnsafe(ref upper, t);
            var better = Vector512.GreaterThan(candidates, best);
            best = Vector512.ConditionalSelect(better, candidates, best);
            bestRows = Vector512.ConditionalSelect(better.AsInt64(), rows, bestRows);
            rows += Vector512.Create((long)Lanes);
        }

        int row = Choose(best, bestRows);
        return (row, row < 0 ? double.NegativeInfinity : _rests[row]);
    }

    /// <summary>Finds the row that, moved together with another, gains most, and the smallest rest whose a y may shrink.</summary>
    private (int Row, double Least) Partner(int i, double most)
    {
        ref double rests = ref MemoryMarshal.GetArrayDataReference(_rests);
        ref double lower = ref MemoryMarshal.GetArrayDataReference(_lower);
        ref float kernel = ref MemoryMarshal.GetReference(_kernel[i]);
        var best = Vector512.Create(double.NegativeInfinity);
        var bestRows = Vector512.Create(-1L);
        var least = Vector512.Create(double.PositiveInfinity);
        var rows = Vector512<long>.Indices;
        for (nuint t = 0; t < (nuint)_rests.Length; t += Lanes)
        {
            var candidates = Vector512.LoadUnsafe(ref rests, t) + Vector512.LoadUnsafe(ref lower, t);
            least = Vector512.Min(least, candidates);
            var violation = Vector512.Create(most) - candidates;

            // K_ii = K_tt = 1
            var curvature = Vector512.Max(Vector512.Create(2.0) - (Vector512.Create(2.0) * Wide(ref kernel, t)), Vector512.Create(LeastCurvature));
            var gain = Vector512.ConditionalSelect(
                Vector512.GreaterThan(violation, Vector512<double>.Zero), violation * violation / curvature, Vector512.Create(double.NegativeInfinity));
            var better = Vector512.GreaterThan(gain, best);
            best = Vector512.ConditionalSelect(better, gain, best);
            bestRows = Vector512.ConditionalSelect(better.AsInt64(), rows, bestRows);
            rows += Vector512.Create((long)Lanes);
        }

        double smallest = double.PositiveInfinity;
        for (int lane = 0; lane < Lanes; lane++)
        {
            smallest = Math.Min(smallest, least[lane]);
        }

        return (Choose(best, bestRows), smallest);
    }

    private static int Choose(Vector512<double> values, Vector512<long> rows)
    {
        int best = 0;
        for (int lane = 1; lane < Lanes; lane++)
        {
            if (values[lane] > values[best] || (values[lane] == values[best] && rows[lane] < rows[best]))
            {
                best = lane;
            }
        }

        return values[best] == double.NegativeInfinity ? -1 : (int)rows[best];
    }

    /// <summary>Moves a y of one row up and of the other down by as much, as far as that gains and both stay within 0..C.</summary>
    private void Step(int i, int j)
    {
        double curvature = Math.Max(2 - (2.0 * _kernel[i][j]), LeastCurvature);
        double step = (_rests[i] - _rests[j]) / curvature;
        step = Math.Min(step, _signs[i] > 0 ? _c - _alphas[i] : _alphas[i]);
        step = Math.Min(step, _signs[j] > 0 ? _alphas[j] : _c - _alphas[j]);
        Move(i, step);
        Move(j, -step);
        ref double rests = ref MemoryMarshal.GetArrayDataReference(_rests);
        ref float ofI = ref MemoryMarshal.GetReference(_kernel[i]);
        ref float ofJ = ref MemoryMarshal.GetReference(_kernel[j]);
        for (nuint t = 0; t < (nuint)_rests.Length; t += Lanes)
        {
            var change = Vector512.Create(step) * (Wide(ref ofI, t) - Wide(ref ofJ, t));
            (Vector512.LoadUnsafe(ref rests, t) - change).StoreUnsafe(ref rests, t);
        }
    }

    private void Move(int row, double step)
    {
        // What differs from a bound by rounding alone is at the bound.
        double alpha = _alphas[row] + (_signs[row] * step);
        _alphas[row] = alpha < 1e-12 * _c ? 0 : alpha > _c * (1 - 1e-12) ? _c : alpha;
        SetBounds(row);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Wide(ref float values, nuint at) => Vector512.WidenLower(Vector256.LoadUnsafe(ref values, at).ToVector512Unsafe());

    /// <summary>Computes the bias: the mean rest of the rows between the bounds, or the middle of what both kinds of bounds allow.</summary>
    private double Bias()
    {
        double sum = 0;
        int free = 0;
        double most = double.NegativeInfinity;
        double least = double.PositiveInfinity;
        for (int row = 0; row < _alphas.Length; row++)
        {
            if (_upper[row] == 0 && _lower[row] == 0)
            {
                sum += _rests[row];
                free++;
            }

            most = Math.Max(most, _rests[row] + _upper[row]);
            least = Math.Min(least, _rests[row] + _lower[row]);
        }

        // Of one class alone nothing bounds one side.
        return free > 0 ? sum / free : double.IsInfinity(least) ? most : double.IsInfinity(most) ? least : (most + least) / 2;
    }
}

/// <summary>Holds what a solver found.</summary>
/// <param name="Alphas">float64 [N], 0..C; 0 for rows that took no part.</param>
/// <param name="Bias">What is added to the weighted sum of kernels.</param>
/// <param name="Decisions">float64 [N], the decision values of all rows, above 0 for the first class.</param>
/// <param name="Steps">The number of steps.</param>
/// <param name="Converged">Whether the optimality conditions hold within the tolerance.</param>
internal sealed record SmoSolution(double[] Alphas, double Bias, double[] Decisions, int Steps, bool Converged);
