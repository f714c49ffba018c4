using Digits.Core.Data;
using Digits.Core.Errors;

namespace Digits.Core.Ensembling;

/// <summary>Joins the predictions that each fold's model made for its own held-out rows.</summary>
public static class OutOfFold
{
    /// <summary>Joins the folds' predictions into one for every training row.</summary>
    /// <param name="folds">Each fold's held-out rows and their float32 [.,10] probabilities, in order of the folds.</param>
    /// <param name="rowCount">The number of training rows N.</param>
    /// <returns>float32 [N,10] for rows 0 to N-1.</returns>
    /// <exception cref="InputException">A row is outside 0..N-1, or is not predicted by exactly one fold.</exception>
    public static ClassProbabilities Join(IReadOnlyList<ClassProbabilities> folds, int rowCount)
    {
        string expected = $"each of the training rows 0 to {rowCount - 1} held out by one fold";
        var values = new float[rowCount * DigitSet.ClassCount];
        var times = new int[rowCount];
        for (int fold = 0; fold < folds.Count; fold++)
        {
            int[] outside = [.. folds[fold].Rows.Where(r => r < 0 || r >= rowCount)];
            if (outside.Length > 0)
            {
                throw new InputException(Rows(outside), expected, $"out-of-fold predictions of fold {fold}");
            }

            for (int i = 0; i < folds[fold].Count; i++)
            {
                int row = folds[fold].Rows[i];
                times[row]++;
                folds[fold].Row(i).CopyTo(values.AsSpan(row * DigitSet.ClassCount));
            }
        }

        int[] twice = [.. Enumerable.Range(0, rowCount).Where(r => times[r] > 1)];
        int[] missing = [.. Enumerable.Range(0, rowCount).Where(r => times[r] == 0)];
        if (twice.Length + missing.Length > 0)
        {
            string found = twice.Length > 0 ? $"{Rows(twice)} predicted more than once" : $"{Rows(missing)} predicted by no fold";
            throw new InputException(found, expected, $"out-of-fold predictions of {folds.Count} folds");
        }

        return ClassProbabilities.OfAll(values);
    }

    private static string Rows(int[] rows) => (rows.Length == 1 ? "row " : "rows ") + Listing.Of(rows.Select(r => $"{r}"), rows.Length);
}
