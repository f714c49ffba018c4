using Digits.Core.Data;

namespace Digits.Baselines.Svm;

/// <summary>Fits a support vector machine with a radial basis kernel to every pair of digits.</summary>
/// <param name="parameters">C, gamma, the tolerance and the number of threads.</param>
/// <remarks>33,600 images take about 8 seconds of one core, and per thread up to 100 MB for kernel rows.</remarks>
public sealed class SvmBaseline(BaselineParams parameters) : IBaseline
{
    /// <inheritdoc/>
    public IFittedBaseline Fit(DigitSet train)
    {
        byte[] labels = train.RequireLabels();
        var kernel = RbfKernel.Of(train, parameters.Gamma);
        int[][] rows = [.. Enumerable.Range(0, DigitSet.ClassCount).Select(digit => Enumerable.Range(0, train.Count).Where(row => labels[row] == digit).ToArray())];
        byte[] digits = [.. Enumerable.Range(0, DigitSet.ClassCount).Where(digit => rows[digit].Length > 0).Select(digit => (byte)digit)];
        (int First, int Second)[] pairs = [.. from i in Enumerable.Range(0, digits.Length) from j in Enumerable.Range(i + 1, digits.Length - i - 1) select (i, j)];
        var machines = new SvmPair[pairs.Length];
        Parallel.For(0, pairs.Length, new ParallelOptions { MaxDegreeOfParallelism = parameters.Threads }, place =>
        {
            var (i, j) = pairs[place];
            machines[place] = SvmPair.Fit(train, rows[digits[i]], rows[digits[j]], kernel, parameters.C, parameters.SvmTolerance);
        });
        return new SvmModel(train, digits, pairs, machines, kernel, parameters.Threads);
    }
}
