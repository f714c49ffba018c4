using Digits.Core.Data;
using Digits.Core.Errors;

namespace Digits.Baselines.Neighbours;

/// <summary>Turns the digits of the nearest images into probabilities.</summary>
internal static class Votes
{
    /// <summary>The name of votes that count one each.</summary>
    public const string Plain = "plain";

    /// <summary>The name of votes that count the inverse of their distance.</summary>
    public const string Distance = "distance";

    /// <summary>Counts votes.</summary>
    /// <param name="kind"><see cref="Plain"/>: one each, and beyond it 2^-(10+r) for the neighbour in place r = 1, 2, ..., so that of digits with equally many
    /// votes that of the nearest neighbour has more (all this adds is below 0.1 %). <see cref="Distance"/>: the inverse of its distance each; where some are
    /// the very same image, one for each of those and none for others.</param>
    /// <param name="digits">uint8 [k], 0..9, the nearest first, k at least 1.</param>
    /// <param name="squares">int32 [k], their squared distances.</param>
    /// <param name="probabilities">Receives float32 [10], which sum to 1.</param>
    /// <exception cref="InputException">There is no such kind.</exception>
    public static void Count(string kind, ReadOnlySpan<byte> digits, ReadOnlySpan<int> squares, Span<float> probabilities)
    {
        Span<double> votes = stackalloc double[DigitSet.ClassCount];
        votes.Clear();
        double sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            double vote = Weight(kind, i, squares[i], squares[0] == 0);
            votes[digits[i]] += vote;
            sum += vote;
        }

        for (int digit = 0; digit < votes.Length; digit++)
        {
            probabilities[digit] = (float)(votes[digit] / sum);
        }
    }

    private static double Weight(string kind, int index, int square, bool isSame) => kind switch
    {
        Plain => 1 + (1.0 / (1 << (11 + index))),
        Distance when isSame => square == 0 ? 1 : 0,
        Distance => 1 / Math.Sqrt(square),
        _ => throw new InputException($"votes \"{kind}\"", $"\"{Plain}\" or \"{Distance}\"", "pipeline.json, baseline.votes"),
    };
}
