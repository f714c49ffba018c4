using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Digits.Baselines.Images;
using Digits.Core.Data;

namespace Digits.Baselines.Svm;

/// <summary>Predicts digits by machines for every two of them.</summary>
internal sealed class SvmModel : IFittedBaseline
{
    private const int Lanes = 16;
    private const int GroupWidth = PixelPanels.Width * PixelPanels.Group;

    // The images of a task share each group of support vectors while it is in the cache.
    private const int Task = 64;

    private readonly byte[] _digits;
    private readonly (int First, int Second)[] _pairs;
    private readonly SvmPair[] _machines;
    private readonly RbfKernel _kernel;
    private readonly int _threads;
    private readonly PixelPanels _supports;

    // The place in _digits of each support vector's own digit; they are sorted by it.
    private readonly int[] _ownOf;

    // [place of support vector][16]: its weight against each other digit.
    private readonly float[] _weights;

    /// <summary>Joins the machines' support vectors.</summary>
    /// <param name="train">Images and labels that the machines were fitted to.</param>
    /// <param name="digits">The digits among them, ascending.</param>
    /// <param name="pairs">For each machine the places of its two digits in <paramref name="digits"/>.</param>
    /// <param name="machines">The machines.</param>
    /// <param name="kernel">Their kernel.</param>
    /// <param name="threads">The number of threads of a prediction.</param>
    public SvmModel(DigitSet train, byte[] digits, (int First, int Second)[] pairs, SvmPair[] machines, RbfKernel kernel, int threads)
    {
        (_digits, _pairs, _machines, _kernel, _threads) = (digits, pairs, machines, kernel, threads);
        byte[] labels = train.RequireLabels();
        int[] rows = [.. machines.SelectMany(machine => machine.Rows).Distinct().OrderBy(row => labels[row]).ThenBy(row => row)];
        _supports = new PixelPanels(train.Select(rows));
        _ownOf = Array.ConvertAll(rows, row => Array.IndexOf(digits, labels[row]));
        _weights = new float[_supports.Places * Lanes];
        var placeOf = rows.Index().ToDictionary(row => row.Item, row => row.Index);
        foreach (var (machine, (first, second)) in machines.Zip(pairs))
        {
            foreach (var (row, weight) in machine.Rows.Zip(machine.Weights))
            {
                int place = placeOf[row];
                _weights[(place * Lanes) + (_ownOf[place] == first ? second : first)] = (float)weight;
            }
        }
    }

    /// <inheritdoc/>
    public string Summary => $"{_ownOf.Length} support vectors, {_machines.Sum(machine => machine.Steps)} steps, {(Converged ? "converged" : "not converged")}";

    /// <inheritdoc/>
    public bool Converged => Array.TrueForAll(_machines, machine => machine.Converged);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Metrics => new Dictionary<string, double> { ["support_vectors"] = _ownOf.Length };

    /// <inheritdoc/>
    public bool MeasuresTraining => false;

    /// <inheritdoc/>
    public float[] Predict(DigitSet images)
    {
        var values = new float[images.Count * DigitSet.ClassCount];
        Parallel.For(
            0,
            (images.Count + Task - 1) / Task,
            new ParallelOptions { MaxDegreeOfParallelism = _threads },
            task => Predict(images, task * Task, Math.Min(images.Count, (task + 1) * Task), values));
        return values;
    }

    private void Predict(DigitSet images, int from, int to, float[] values)
    {
        var lit = new LitBlock(images, from, to);
        int size = _digits.Length * Lanes;

        // [image][own digit of support vectors][other digit]: sums of weights times kernels.
        var sums = new float[(to - from) * size];
        Span<float> kernel = stackalloc float[GroupWidth];
        for (int group = 0; group < _ownOf.Length; group += GroupWidth)
        {
            for (int image = 0; image < to - from; image++)
            {
                _kernel.Group(_supports, lit[image], group, kernel);
                Add(kernel, group, sums.AsSpan(image * size, size));
            }
        }

        for (int image = 0; image < to - from; image++)
        {
            Couple(sums.AsSpan(image * size, size), values.AsSpan((from + image) * DigitSet.ClassCount, DigitSet.ClassCount));
        }
    }

    private void Add(ReadOnlySpan<float> kernel, int group, Span<float> sums)
    {
        int end = Math.Min(GroupWidth, _ownOf.Length - group);
        ref float weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (int i = 0; i < end;)
        {
            int own = _ownOf[group + i];
            var sum = Vector512.Create<float>(sums.Slice(own * Lanes, Lanes));
            for (; i < end && _ownOf[group + i] == own; i++)
            {
                sum += Vector512.Create(kernel[i]) * Vector512.LoadUnsafe(ref weights, (nuint)((group + i) * Lanes));
            }

            sum.CopyTo(sums[(own * Lanes)..]);
        }
    }

    private void Couple(ReadOnlySpan<float> sums, Span<float> probabilities)
    {
        int count = _digits.Length;
        var between = new double[count * count];
        for (int place = 0; place < _pairs.Length; place++)
        {
            var (i, j) = _pairs[place];
            double decision = (double)sums[(i * Lanes) + j] + sums[(j * Lanes) + i] + _machines[place].Bias;
            between[(i * count) + j] = _machines[place].Sigmoid.Of(decision);
            between[(j * count) + i] = 1 - between[(i * count) + j];
        }

        double[] coupled = PairwiseCoupling.Couple(between, count);
        for (int i = 0; i < count; i++)
        {
            probabilities[_digits[i]] = (float)coupled[i];
        }
    }
}
