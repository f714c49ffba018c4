using System.Globalization;
using Digits.Core.Data;
using Digits.Core.Errors;

namespace Digits.Baselines.Logistic;

/// <summary>Chooses the penalty of logistic regression by inner folds of the rows that it is fitted to; rows that the outer fold holds out are never seen.</summary>
internal static class PenaltyChoice
{
    /// <summary>Reads the candidates.</summary>
    /// <param name="list">Numbers of 0 or more, separated by commas; empty for none.</param>
    /// <exception cref="InputException">Something in the list is no such number.</exception>
    public static double[] Candidates(string list) =>
    [
        .. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= 0 && double.IsFinite(number)
                ? number
                : throw new InputException($"\"{text}\"", "numbers of 0 or more, separated by commas", "pipeline.json, baseline.l2Candidates")),
    ];

    /// <summary>Finds the candidate whose models give the rows of the inner fold that they were not fitted to the least mean loss; of equals the largest.</summary>
    /// <param name="images">All images of the set.</param>
    /// <param name="labels">uint8 [N], 0..9.</param>
    /// <param name="parameters">The candidates, the number of inner folds, and how to fit.</param>
    /// <returns>The penalty, or that of the params where there are no candidates.</returns>
    public static double Of(SparseImages images, byte[] labels, BaselineParams parameters)
    {
        double[] candidates = Candidates(parameters.L2Candidates);
        return candidates.Length switch
        {
            0 => parameters.L2,
            1 => candidates[0],
            _ => candidates.OrderDescending().MinBy(l2 => Enumerable.Range(0, parameters.InnerFolds).Sum(fold => Loss(images, labels, fold, parameters with { L2 = l2 }))),
        };
    }

    private static double Loss(SparseImages images, byte[] labels, int fold, BaselineParams parameters)
    {
        // Rows in turn, within each digit: every inner fold has as many of each.
        var seen = new int[DigitSet.ClassCount];
        bool[] isHeldOut = Array.ConvertAll(labels, label => seen[label]++ % parameters.InnerFolds == fold);
        int[] rows = [.. Enumerable.Range(0, labels.Length)];
        var model = LogisticRegressionFit.Run(images, labels, [.. rows.Where(row => !isHeldOut[row])], parameters);
        return model.LossOf(images, labels, rows.Where(row => isHeldOut[row]));
    }
}
