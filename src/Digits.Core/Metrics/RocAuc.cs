using Digits.Core.Data;

namespace Digits.Core.Metrics;

/// <summary>Computes the area under the ROC curve: the chance that a random image of a class is given a higher probability of it than one of another class.</summary>
public static class RocAuc
{
    /// <summary>Computes the mean over the classes, each against all others; ties count half.</summary>
    /// <param name="predicted">The predictions.</param>
    /// <param name="labels">uint8, 0..9, the labels of all rows that <paramref name="predicted"/> points into.</param>
    /// <returns>0..1, over the classes that are present; NaN where there are not two.</returns>
    public static double Of(ClassProbabilities predicted, ReadOnlySpan<byte> labels)
    {
        byte[] truth = new byte[predicted.Count];
        for (int i = 0; i < truth.Length; i++)
        {
            truth[i] = labels[predicted.Rows[i]];
        }

        double[] areas = [.. truth.Distinct().Order().Select(digit => OfClass(predicted, truth, digit))];
        return areas.Length < 2 ? double.NaN : areas.Average();
    }

    private static double OfClass(ClassProbabilities predicted, byte[] truth, byte digit)
    {
        var scores = new float[truth.Length];
        int[] order = [.. Enumerable.Range(0, truth.Length)];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = predicted.Row(i)[digit];
        }

        Array.Sort((float[])scores.Clone(), order);
        double rankSum = 0;
        long positives = 0;
        for (int start = 0; start < order.Length;)
        {
            int end = start;
            int hits = 0;
            while (end < order.Length && scores[order[end]].Equals(scores[order[start]]))
            {
                hits += truth[order[end++]] == digit ? 1 : 0;
            }

            // Ties share the mean of their ranks, which count from 1.
            rankSum += hits * ((start + 1 + end) / 2.0);
            positives += hits;
            start = end;
        }

        return (rankSum - (positives * (positives + 1) / 2.0)) / ((double)positives * (truth.Length - positives));
    }
}
