using Digits.Core.Data;

namespace Digits.Pages.Reports;

/// <summary>Is an image whose label a model doubts that did not learn from it.</summary>
/// <param name="Row">The 0-based row of the training set.</param>
/// <param name="Label">Its label, 0..9.</param>
/// <param name="Suggested">The class that the model is confident of instead, 0..9.</param>
/// <param name="LabelProbability">The probability of the label, 0..1.</param>
/// <param name="SuggestedProbability">The probability of the suggested class, 0..1.</param>
public readonly record struct LabelIssue(int Row, int Label, int Suggested, float LabelProbability, float SuggestedProbability);

/// <summary>Finds likely label errors by confident learning (Northcutt, Jiang and Chuang 2021, "Confident learning: estimating uncertainty in dataset labels").</summary>
/// <remarks>A row counts for a class that it has at least as much probability of as rows of that label have on average; for the most probable, where there are several.</remarks>
public sealed class ConfidentJoint
{
    private ConfidentJoint(double[] thresholds, int[,] counts, LabelIssue[] issues, double noise)
    {
        Thresholds = thresholds;
        Counts = counts;
        Issues = issues;
        Noise = noise;
    }

    /// <summary>Gets each class's threshold, float64 [10]: the mean probability of the class over the rows with its label; NaN where there is none.</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>Gets how many rows of each label (rows of the table) count for each class (columns), int32 [10,10].</summary>
    public int[,] Counts { get; }

    /// <summary>Gets the rows that count for another class than their label, those first whose label is least probable against the suggestion.</summary>
    public IReadOnlyList<LabelIssue> Issues { get; }

    /// <summary>Gets the estimated share of wrong labels, 0..1: what lies beside the diagonal once each label's counts are scaled to its rows.</summary>
    public double Noise { get; }

    /// <summary>Counts the rows.</summary>
    /// <param name="predicted">float32 [n,10], each row as models predict it that did not learn from it.</param>
    /// <param name="labels">uint8 [rows of the set], 0..9.</param>
    public static ConfidentJoint Of(ClassProbabilities predicted, byte[] labels)
    {
        const int classes = DigitSet.ClassCount;
        double[] sums = new double[classes];
        int[] rows = new int[classes];
        for (int i = 0; i < predicted.Count; i++)
        {
            int label = labels[predicted.Rows[i]];
            sums[label] += predicted.Row(i)[label];
            rows[label]++;
        }

        double[] thresholds = [.. sums.Zip(rows, (sum, count) => sum / count)];
        int[,] counts = new int[classes, classes];
        var issues = new List<LabelIssue>();
        for (int i = 0; i < predicted.Count; i++)
        {
            var row = predicted.Row(i);
            int label = labels[predicted.Rows[i]], sure = Confident(row, thresholds);
            if (sure >= 0)
            {
                counts[label, sure]++;
                if (sure != label)
                {
                    issues.Add(new(predicted.Rows[i], label, sure, row[label], row[sure]));
                }
            }
        }

        return new(
            thresholds, counts, [.. issues.OrderBy(issue => issue.LabelProbability - issue.SuggestedProbability).ThenBy(issue => issue.Row)], Beside(counts, rows));
    }

    // The most probable class among those at or above their threshold, or -1; comparisons with NaN are false.
    private static int Confident(ReadOnlySpan<float> row, double[] thresholds)
    {
        int best = -1;
        for (int digit = 0; digit < row.Length; digit++)
        {
            if (row[digit] >= thresholds[digit] && (best < 0 || row[digit] > row[best]))
            {
                best = digit;
            }
        }

        return best;
    }

    private static double Beside(int[,] counts, int[] rows)
    {
        double all = 0, beside = 0;
        for (int label = 0; label < rows.Length; label++)
        {
            int counted = Enumerable.Range(0, rows.Length).Sum(digit => counts[label, digit]);
            if (counted > 0)
            {
                all += rows[label];
                beside += rows[label] * (1 - ((double)counts[label, label] / counted));
            }
        }

        return all == 0 ? 0 : beside / all;
    }
}
