using Digits.Core.Data;
using Digits.Core.Errors;

namespace Digits.Core.Ensembling;

/// <summary>Combines the members' probabilities of one row.</summary>
/// <param name="members">float64 [members][10], each 0..1 with sum 1; two or more members.</param>
/// <param name="weights">float64 [members], not negative, sum 1.</param>
/// <param name="combined">float64 [10], all zero: receives the result, which sums to 1.</param>
internal delegate void Combination(double[][] members, IReadOnlyList<double> weights, Span<double> combined);

/// <summary>Lists the ways to combine members that <c>ensemble.combine</c> may name; a new one is a line here.</summary>
public static class CombinationCatalogue
{
    /// <summary>The name whose weights are fitted on out-of-fold predictions.</summary>
    internal const string Weighted = "weighted";

    private static readonly SortedDictionary<string, Combination> Combinations = new(StringComparer.Ordinal)
    {
        ["mean"] = Combine.Mean,
        ["mean-logits"] = Combine.MeanLogits,
        ["vote"] = Combine.Vote,
        [Weighted] = Combine.Mean,
    };

    /// <summary>Gets the names, sorted.</summary>
    public static IReadOnlyCollection<string> Names => Combinations.Keys;

    /// <summary>Combines members row by row; one member alone stays as it is.</summary>
    /// <param name="name">The name in this catalogue.</param>
    /// <param name="members">For each member float32 [n,10], all for the same rows.</param>
    /// <param name="weightsOf">Gives a row's weights by its place 0..n-1: float64 [members], not negative, sum 1.</param>
    /// <returns>float32 [n,10] for these rows.</returns>
    /// <exception cref="InputException">There is no such name, or members predict other rows than the first.</exception>
    public static ClassProbabilities Of(string name, IReadOnlyList<ClassProbabilities> members, Func<int, IReadOnlyList<double>> weightsOf)
    {
        if (!Combinations.TryGetValue(name, out var combination))
        {
            throw new InputException($"combination \"{name}\"", $"one of {string.Join(", ", Names)}", "pipeline.json, ensemble.combine");
        }

        var first = members[0];
        int other = members.ToList().FindIndex(member => !member.Rows.AsSpan().SequenceEqual(first.Rows));
        if (other >= 0)
        {
            throw new InputException($"{members[other].Count} rows of member {other}", $"the same {first.Count} rows as of member 0", "ensemble");
        }

        return members.Count == 1 ? first : Rows(combination, members, weightsOf);
    }

    private static ClassProbabilities Rows(Combination combination, IReadOnlyList<ClassProbabilities> members, Func<int, IReadOnlyList<double>> weightsOf)
    {
        var values = new float[members[0].Values.Length];
        double[][] row = [.. members.Select(_ => new double[DigitSet.ClassCount])];
        Span<double> combined = stackalloc double[DigitSet.ClassCount];
        for (int i = 0; i < members[0].Count; i++)
        {
            combined.Clear();
            for (int member = 0; member < members.Count; member++)
            {
                for (int digit = 0; digit < DigitSet.ClassCount; digit++)
                {
                    row[member][digit] = members[member].Row(i)[digit];
                }
            }

            combination(row, weightsOf(i), combined);
            for (int digit = 0; digit < DigitSet.ClassCount; digit++)
            {
                values[(i * DigitSet.ClassCount) + digit] = (float)combined[digit];
            }
        }

        return new ClassProbabilities(members[0].Rows, values);
    }
}
