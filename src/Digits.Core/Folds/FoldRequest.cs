using Digits.Core.Errors;
using Digits.Core.Randomness;

namespace Digits.Core.Folds;

/// <summary>Holds what folds are made from.</summary>
/// <param name="Parameters">The section <c>folds</c>.</param>
/// <param name="Labels">uint8 [N], 0..9.</param>
/// <param name="Seed">The stage instance's seed.</param>
/// <param name="Digits">The digits that the rows are of, ascending.</param>
internal sealed record FoldRequest(FoldParams Parameters, byte[] Labels, ulong Seed, IReadOnlyList<int> Digits)
{
    /// <summary>Gets all rows in random order.</summary>
    /// <param name="purpose">What the order is for: different purposes give different orders.</param>
    public int[] Shuffled(string purpose)
    {
        int[] rows = [.. Enumerable.Range(0, Labels.Length)];
        new SplitMix64(Randomness.Seed.Derive(Seed, purpose)).Shuffle(rows.AsSpan());
        return rows;
    }

    /// <summary>Checks that there are two folds or more, and a row for each.</summary>
    /// <exception cref="InputException">There are not.</exception>
    public void RequireFolds()
    {
        if (Parameters.Count < 2)
        {
            throw new InputException(
                $"folds.count {Parameters.Count} with folds.kind \"{Parameters.Kind}\"",
                "2 or more: one fold alone would have no rows to train on (\"hold-out\" has one split)",
                "pipeline.json, folds.count");
        }

        if (Labels.Length < Parameters.Count)
        {
            throw new InputException($"{Labels.Length} training rows", $"at least {Parameters.Count}, one per fold (folds.count)", "training set");
        }
    }
}
