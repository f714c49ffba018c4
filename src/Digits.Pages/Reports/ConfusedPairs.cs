using Digits.Core.Data;
using Digits.Core.Metrics;

namespace Digits.Pages.Reports;

/// <summary>Is how often one digit was taken for another.</summary>
/// <param name="Label">The true class, 0..9.</param>
/// <param name="Predicted">The predicted class, another one.</param>
/// <param name="Count">How often.</param>
public readonly record struct ConfusedPair(int Label, int Predicted, int Count);

/// <summary>Finds the digits that are taken for each other most.</summary>
public static class ConfusedPairs
{
    /// <summary>Finds the most frequent confusions, most frequent first; of equals by true, then predicted class.</summary>
    /// <param name="matrix">Counts, rows true class, columns predicted class.</param>
    /// <param name="count">How many to find; pairs that never occur are left out.</param>
    public static ConfusedPair[] Find(ConfusionMatrix matrix, int count)
    {
        var digits = Enumerable.Range(0, DigitSet.ClassCount);
        return [.. digits.SelectMany(t => digits.Where(p => p != t).Select(p => new ConfusedPair(t, p, matrix.Counts[t, p])))
            .Where(p => p.Count > 0)
            .OrderByDescending(p => p.Count)
            .Take(count)];
    }
}
