using Digits.Core.Data;

namespace Digits.Baselines.Svm;

/// <summary>Holds the machine that tells one digit from another.</summary>
/// <param name="Rows">int32 [S], the training rows that support it, ascending.</param>
/// <param name="Weights">float64 [S], their a y, of magnitude up to C: above 0 for the first digit.</param>
/// <param name="Bias">What is added to the weighted sum of kernels.</param>
/// <param name="Sigmoid">Makes the first digit's probability of that.</param>
/// <param name="Steps">The solver's steps, those of inner folds not counted.</param>
/// <param name="Converged">Whether the solver's conditions hold.</param>
internal sealed record SvmPair(int[] Rows, double[] Weights, double Bias, PlattSigmoid Sigmoid, int Steps, bool Converged)
{
    // The sigmoid is fitted to decision values of machines that did not see the row, as libsvm does it.
    private const int InnerFolds = 5;

    // No pair of digits came near it; it bounds the time where rows contradict each other.
    private const int MaxSteps = 1_000_000;

    /// <summary>Fits a machine to two digits.</summary>
    /// <param name="train">Images and labels of all digits.</param>
    /// <param name="first">The rows of the first digit, ascending.</param>
    /// <param name="second">The rows of the second digit, ascending.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="c">C.</param>
    /// <param name="tolerance">How far the optimality conditions may be missed.</param>
    public static SvmPair Fit(DigitSet train, int[] first, int[] second, RbfKernel kernel, double c, double tolerance)
    {
        int[] rows = [.. first, .. second];
        bool[] isFirst = [.. rows.Select((_, place) => place < first.Length)];
        var values = new KernelRows(kernel, train.Select(rows));
        var whole = SmoSolver.Solve(values, isFirst, c, tolerance, MaxSteps, _ => true);
        var decisions = new double[rows.Length];
        for (int fold = 0; fold < InnerFolds; fold++)
        {
            var part = SmoSolver.Solve(values, isFirst, c, tolerance, MaxSteps, place => FoldOf(place) != fold);
            for (int place = 0; place < rows.Length; place++)
            {
                decisions[place] = FoldOf(place) == fold ? part.Decisions[place] : decisions[place];
            }
        }

        int[] supports = [.. Enumerable.Range(0, rows.Length).Where(place => whole.Alphas[place] > 0)];
        return new SvmPair(
            Array.ConvertAll(supports, place => rows[place]),
            Array.ConvertAll(supports, place => isFirst[place] ? whole.Alphas[place] : -whole.Alphas[place]),
            whole.Bias,
            PlattSigmoid.Fit(decisions, isFirst),
            whole.Steps,
            whole.Converged);

        // In turn within each digit, so that every fold has as many of both.
        int FoldOf(int place) => (place < first.Length ? place : place - first.Length) % InnerFolds;
    }
}
