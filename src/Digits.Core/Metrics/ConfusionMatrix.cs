using Digits.Core.Data;

namespace Digits.Core.Metrics;

/// <summary>Counts how often each true class was predicted as each class.</summary>
public sealed class ConfusionMatrix
{
    /// <summary>Wraps counts without copying them.</summary>
    /// <param name="counts">int32 [10,10], rows true class, columns predicted class, not negative.</param>
    /// <exception cref="ArgumentException">The shape is not [10,10] or a count is negative.</exception>
    public ConfusionMatrix(int[,] counts)
    {
        const int Classes = DigitSet.ClassCount;
        if (counts.GetLength(0) != Classes || counts.GetLength(1) != Classes || counts.Cast<int>().Any(c => c < 0))
        {
            throw new ArgumentException($"a [{counts.GetLength(0)},{counts.GetLength(1)}] table is no table of [{Classes},{Classes}] counts", nameof(counts));
        }

        Counts = counts;
    }

    /// <summary>Gets the counts, int32 [10,10], rows true class, columns predicted class.</summary>
    public int[,] Counts { get; }

    /// <summary>Gets the number of rows counted.</summary>
    public int Total => Counts.Cast<int>().Sum();

    /// <summary>Gets the number of rows whose prediction is right.</summary>
    public int Correct => Enumerable.Range(0, DigitSet.ClassCount).Sum(c => Counts[c, c]);

    /// <summary>Gets the number of rows whose prediction is wrong.</summary>
    public int Errors => Total - Correct;

    /// <summary>Gets the share of right predictions, 0..1; NaN of no rows.</summary>
    public double Accuracy => (double)Correct / Total;

    /// <summary>Gets the classes that are true or predicted somewhere, ascending.</summary>
    public int[] Present => [.. Enumerable.Range(0, DigitSet.ClassCount).Where(digit => RowsAndPredictions(digit) > 0)];

    /// <summary>Gets the unweighted mean of the F1 of the classes that are true or predicted somewhere, 0..1; 0 of no rows.</summary>
    public double MacroF1 => Present.Select(F1).DefaultIfEmpty(0).Average();

    /// <summary>Counts predictions against the truth.</summary>
    /// <param name="labels">uint8 [N], 0..9, the true classes.</param>
    /// <param name="predicted">uint8 [N], 0..9, the predicted classes.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static ConfusionMatrix Of(ReadOnlySpan<byte> labels, ReadOnlySpan<byte> predicted)
    {
        if (labels.Length != predicted.Length)
        {
            throw new ArgumentException($"{predicted.Length} predictions for {labels.Length} labels", nameof(predicted));
        }

        var counts = new int[DigitSet.ClassCount, DigitSet.ClassCount];
        for (int i = 0; i < labels.Length; i++)
        {
            counts[labels[i], predicted[i]]++;
        }

        return new ConfusionMatrix(counts);
    }

    /// <summary>Counts the most probable classes against the truth.</summary>
    /// <param name="probabilities">float32 [N,10], for rows of the set that <paramref name="labels"/> covers.</param>
    /// <param name="labels">uint8 [rows of the set], 0..9: row r of the probabilities belongs to label r.</param>
    public static ConfusionMatrix Of(ClassProbabilities probabilities, ReadOnlySpan<byte> labels)
    {
        var counts = new int[DigitSet.ClassCount, DigitSet.ClassCount];
        for (int i = 0; i < probabilities.Count; i++)
        {
            counts[labels[probabilities.Rows[i]], probabilities.Predicted(i)]++;
        }

        return new ConfusionMatrix(counts);
    }

    /// <summary>Gets the share of a class's predictions that are right, 0..1; 0 where it is never predicted.</summary>
    /// <param name="digit">The class, 0..9.</param>
    public double Precision(int digit) => Share(Counts[digit, digit], Enumerable.Range(0, DigitSet.ClassCount).Sum(t => Counts[t, digit]));

    /// <summary>Gets the share of a class's rows that are found, 0..1; 0 where it has none.</summary>
    /// <param name="digit">The class, 0..9.</param>
    public double Recall(int digit) => Share(Counts[digit, digit], Enumerable.Range(0, DigitSet.ClassCount).Sum(p => Counts[digit, p]));

    /// <summary>Gets the harmonic mean of precision and recall, 0..1; 0 where the class is neither true nor predicted.</summary>
    /// <param name="digit">The class, 0..9.</param>
    public double F1(int digit) => Share(2 * Counts[digit, digit], RowsAndPredictions(digit));

    private int RowsAndPredictions(int digit) => Enumerable.Range(0, DigitSet.ClassCount).Sum(c => Counts[digit, c] + Counts[c, digit]);

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
