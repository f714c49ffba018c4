using Digits.Core.Data;
using Digits.Core.Errors;

namespace Digits.Core.Ensembling;

/// <summary>Averages the folds' probabilities for the same rows.</summary>
public static class FoldMean
{
    /// <summary>Computes the unweighted mean, summed in float64 in order of the folds.</summary>
    /// <param name="folds">Each fold's float32 [N,10] probabilities, all for the same rows.</param>
    /// <returns>float32 [N,10] for these rows.</returns>
    /// <exception cref="InputException">There are no folds, or they predict other rows than the first one.</exception>
    public static ClassProbabilities Of(IReadOnlyList<ClassProbabilities> folds)
    {
        if (folds.Count == 0)
        {
            throw new InputException("no folds", "the predictions of at least one fold", "mean over folds");
        }

        var first = folds[0];
        var sums = new double[first.Values.Length];
        for (int fold = 0; fold < folds.Count; fold++)
        {
            if (!folds[fold].Rows.AsSpan().SequenceEqual(first.Rows))
            {
                throw new InputException(
                    $"fold {fold} with {folds[fold].Count} rows",
                    $"the same {first.Count} rows as fold 0",
                    "mean over folds");
            }

            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += folds[fold].Values[i];
            }
        }

        return new ClassProbabilities(first.Rows, [.. sums.Select(s => (float)(s / folds.Count))]);
    }
}
