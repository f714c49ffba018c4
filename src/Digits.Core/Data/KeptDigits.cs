using Digits.Core.Errors;
using Digits.Core.Recipes;

namespace Digits.Core.Data;

/// <summary>Reads <c>ingest.keep</c>, which says which digits a run is about.</summary>
public static class KeptDigits
{
    /// <summary>Gets the digits that are kept, ascending.</summary>
    /// <param name="keep">1 for each digit that is kept, else 0.</param>
    /// <exception cref="InputException">A number is neither 0 nor 1, or fewer than two digits are kept.</exception>
    public static int[] Of(PerClass keep)
    {
        int[] kept = [.. Enumerable.Range(0, DigitSet.ClassCount).Where(digit => keep[digit].Equals(1))];
        if (keep.Values.Any(value => value is not (0 or 1)) || kept.Length < 2)
        {
            throw new InputException(
                $"ingest.keep [{string.Join(", ", keep.Values.Select(value => FormattableString.Invariant($"{value}")))}]",
                "0 or 1 for each digit, 1 for at least two",
                "pipeline.json, ingest.keep");
        }

        return kept;
    }

    /// <summary>Keeps the rows of some digits, in order.</summary>
    /// <param name="set">The labelled rows.</param>
    /// <param name="digits">The digits to keep, 0..9; all ten keep the very set.</param>
    /// <exception cref="InputException">The set has no labels.</exception>
    public static DigitSet Select(DigitSet set, IReadOnlyCollection<int> digits)
    {
        byte[] labels = set.RequireLabels();
        return digits.Count == DigitSet.ClassCount ? set : set.Select([.. Enumerable.Range(0, set.Count).Where(row => digits.Contains(labels[row]))]);
    }
}
