using Digits.Core.Data;

namespace Digits.Pages.Eda;

/// <summary>Names the numbers that other stages and runs compare.</summary>
internal static class EdaMetrics
{
    public static SortedDictionary<string, double> Of(
        DigitSet train, DigitSet test, PixelStatistics pixels, ClassStatistics classes, Duplicates duplicates, Drift? drift, ClassMap? map, LabelDoubts? doubts)
    {
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["rows_train"] = train.Count,
            ["rows_test"] = test.Count,
            ["pixel_min"] = pixels.Min,
            ["pixel_max"] = pixels.Max,
            ["pixel_mean"] = pixels.Mean,
            ["zero_share"] = pixels.Share(0, 1),
            ["above_200_share"] = pixels.Share(201, 256),
            ["always_zero_pixels"] = pixels.AlwaysZero,
            ["class_count_least"] = classes.Counts.Min(),
            ["class_count_most"] = classes.Counts.Max(),
            ["duplicates_train"] = duplicates.InTrain.Count,
            ["duplicates_test"] = duplicates.InTest.Count,
            ["duplicates_shared"] = duplicates.Shared.Count,
            ["duplicates_contradicting"] = duplicates.Contradictions.Count,
        };
        if (drift is not null)
        {
            metrics["drift"] = drift.Greatest;
            metrics["drift_critical"] = drift.Critical;
        }

        if (map is not null)
        {
            metrics["neighbour_agreement"] = map.Agreement;
        }

        if (doubts is not null)
        {
            metrics["neighbour_accuracy"] = doubts.Voted;
            metrics["label_doubts"] = doubts.Doubts.Length;
        }

        return metrics;
    }
}
