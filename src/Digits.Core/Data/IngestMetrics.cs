using Digits.Core.Folds;

namespace Digits.Core.Data;

/// <summary>Counts what ingest read.</summary>
public static class IngestMetrics
{
    /// <summary>Counts <c>train_rows</c>, <c>test_rows</c>, <c>folds</c> and the training rows of each class, <c>class_0</c> to <c>class_9</c>.</summary>
    public static IReadOnlyDictionary<string, double> Of(DigitSet train, DigitSet test, FoldAssignment folds)
    {
        int[] counts = new int[DigitSet.ClassCount];
        foreach (byte label in train.Labels ?? [])
        {
            counts[label]++;
        }

        var metrics = new Dictionary<string, double> { ["train_rows"] = train.Count, ["test_rows"] = test.Count, ["folds"] = folds.Count };
        for (int digit = 0; digit < counts.Length; digit++)
        {
            metrics[$"class_{digit}"] = counts[digit];
        }

        return metrics;
    }
}
