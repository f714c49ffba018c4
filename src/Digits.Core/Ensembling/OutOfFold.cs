using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Folds;

namespace Digits.Core.Ensembling;

/// <summary>Joins the predictions that each fold's model made for its own held-out rows.</summary>
public static class OutOfFold
{
    /// <summary>Joins the folds' predictions: a row that several repeats hold out gets their mean, summed in float64 in order of the folds.</summary>
    /// <param name="byFold">For each fold its held-out rows and their float32 [.,10] probabilities.</param>
    /// <param name="folds">Which rows each fold holds out.</param>
    /// <returns>float32 [n,10] for the n rows that a fold holds out, ascending.</returns>
    /// <exception cref="InputException">There are other folds than these, or one predicts other rows than it holds out.</exception>
    public static ClassProbabilities Join(IReadOnlyList<ClassProbabilities> byFold, FoldAssignment folds)
    {
        if (byFold.Count != folds.Count)
        {
            throw new InputException($"out-of-fold predictions of {byFold.Count} folds", $"{folds.Count} folds", "ensemble");
        }

        var sums = new double[folds.RowCount * DigitSet.ClassCount];
        var times = new int[folds.RowCount];
        for (int fold = 0; fold < byFold.Count; fold++)
        {
            RequireHeldOut(byFold[fold].Rows, folds.HeldOutRows(fold), fold);
            for (int i = 0; i < byFold[fold].Count; i++)
            {
                int row = byFold[fold].Rows[i];
                times[row]++;
                for (int digit = 0; digit < DigitSet.ClassCount; digit++)
                {
                    sums[(row * DigitSet.ClassCount) + digit] += byFold[fold].Row(i)[digit];
                }
            }
        }

        int[] rows = [.. Enumerable.Range(0, times.Length).Where(row => times[row] > 0)];
        return new ClassProbabilities(rows, [.. rows.SelectMany(Mean)]);

        IEnumerable<float> Mean(int row) =>
            Enumerable.Range(row * DigitSet.ClassCount, DigitSet.ClassCount).Select(place => (float)(sums[place] / times[row]));
    }

    private static void RequireHeldOut(int[] found, int[] expected, int fold)
    {
        if (!found.AsSpan().SequenceEqual(expected))
        {
            int[] missing = [.. expected.Except(found)];
            int[] others = [.. found.Except(expected)];
            string what = missing.Length > 0 ? $"no prediction of {Rows(missing)}"
                : others.Length > 0 ? $"a prediction of {Rows(others)}"
                : "predictions out of order";
            throw new InputException(what, $"one for each row that fold {fold} holds out, and no other", $"out-of-fold predictions of fold {fold}");
        }
    }

    private static string Rows(int[] rows) => (rows.Length == 1 ? "row " : "rows ") + Listing.Of(rows.Select(r => $"{r}"), rows.Length);
}
