using Digits.Core.Data;
using Digits.Core.Metrics;
using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Is how often two digits were taken for each other.</summary>
/// <param name="First">The digit that is named first, 0..9.</param>
/// <param name="Second">The other digit, 0..9.</param>
/// <param name="FirstAsSecond">How often the first was read as the second.</param>
/// <param name="SecondAsFirst">How often the second was read as the first.</param>
public readonly record struct DigitPair(int First, int Second, int FirstAsSecond, int SecondAsFirst)
{
    /// <summary>Gets how often either was read as the other.</summary>
    public int Errors => FirstAsSecond + SecondAsFirst;

    /// <inheritdoc/>
    public override string ToString() => $"{First}-{Second}";
}

/// <summary>Holds the pairs that people are told to look for against what was confused.</summary>
public static class LookedForPairs
{
    private static readonly (int First, int Second)[] s_pairs = [(7, 1), (3, 5), (8, 3), (4, 9), (6, 5), (6, 0), (7, 2)];

    /// <summary>Counts each of these pairs whose digits both occur, in their usual order.</summary>
    /// <param name="matrix">Counts, rows true class, columns predicted class.</param>
    public static DigitPair[] Of(ConfusionMatrix matrix)
    {
        int[] present = matrix.Present;
        return [.. s_pairs.Where(p => present.Contains(p.First) && present.Contains(p.Second)).Select(p => Count(matrix, p.First, p.Second))];
    }

    /// <summary>Counts every pair of two digits, most errors first; of equals by digits.</summary>
    /// <param name="matrix">Counts, rows true class, columns predicted class.</param>
    public static DigitPair[] All(ConfusionMatrix matrix) =>
    [
        .. Enumerable.Range(0, DigitSet.ClassCount)
            .SelectMany(first => Enumerable.Range(first + 1, DigitSet.ClassCount - first - 1).Select(second => Count(matrix, first, second)))
            .OrderByDescending(p => p.Errors),
    ];

    /// <summary>Holds the pairs against all errors in sentences; none where no error or no pair is.</summary>
    internal static IEnumerable<string> Sentences(ConfusionMatrix matrix)
    {
        var pairs = Of(matrix);
        if (pairs.Length == 0 || matrix.Errors == 0)
        {
            yield break;
        }

        var found = pairs.Where(p => p.Errors > 0).OrderByDescending(p => p.Errors).ToArray();
        var never = pairs.Where(p => p.Errors == 0).ToArray();
        string looked = $"Of the pairs that people mix up ({string.Join(", ", pairs)})";
        yield return found.Length == 0
            ? $"{looked}, none is mixed up here."
            : $"{looked}, {string.Join(", ", found.Select(p => $"{p} ({Numbers.Count(p.Errors)})"))} {(found.Length == 1 ? "is" : "are")} mixed up here, "
                + $"{Numbers.Percent((double)found.Sum(p => p.Errors) / matrix.Errors, 0)} of all errors"
                + (never.Length == 0 ? "." : $"; {string.Join(", ", never)} never.");
        var other = All(matrix).First(p => !pairs.Any(q => (q.First, q.Second) == (p.First, p.Second) || (q.Second, q.First) == (p.First, p.Second)));
        int most = found.Length == 0 ? 0 : found[0].Errors;
        if (other.Errors > 0)
        {
            yield return $"The most frequent pair beside them is {other} ({Numbers.Count(other.Errors)}{(other.Errors > most ? ", more than any of them" : "")}).";
        }
    }

    /// <summary>Builds a table of the pairs, with each one's place among all pairs.</summary>
    internal static DataTable Table(ConfusionMatrix matrix)
    {
        var all = All(matrix);
        return new(
            ["pair", "errors", "first read as second", "second read as first", $"place among {all.Length} pairs"],
            [
                .. Of(matrix).Select(p => (string[])
                [
                    p.ToString(), Numbers.Count(p.Errors), Numbers.Count(p.FirstAsSecond), Numbers.Count(p.SecondAsFirst),
                    p.Errors == 0 ? "" : Numbers.Count(1 + all.Count(q => q.Errors > p.Errors)),
                ]),
            ]);
    }

    private static DigitPair Count(ConfusionMatrix matrix, int first, int second) => new(first, second, matrix.Counts[first, second], matrix.Counts[second, first]);
}
