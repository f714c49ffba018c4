using Digits.Core.Data;

namespace Digits.Core.Metrics;

/// <summary>Traces the ROC curve of one class against all others (Fawcett 2006).</summary>
/// <param name="points">The shares of others' rows and of the class's rows that are taken for the class, 0..1, from (0, 0) to (1, 1), both ascending.</param>
public sealed class RocCurve((double FalsePositives, double TruePositives)[] points)
{
    /// <summary>Gets the shares of others' rows and of the class's rows that are taken for the class, one point for each threshold from high to low.</summary>
    public IReadOnlyList<(double FalsePositives, double TruePositives)> Points => points;

    /// <summary>Gets the area under the curve, 0..1.</summary>
    public double Area => points.Zip(points.Skip(1), (a, b) => (b.FalsePositives - a.FalsePositives) * (a.TruePositives + b.TruePositives) / 2).Sum();

    /// <summary>Traces a curve.</summary>
    /// <param name="predicted">float32 [n,10], for rows of the set that <paramref name="labels"/> covers.</param>
    /// <param name="labels">uint8 [rows of the set], 0..9.</param>
    /// <param name="digit">The class, 0..9, of which there are rows, as there are of others.</param>
    /// <exception cref="ArgumentException">All rows are of the class, or none is.</exception>
    public static RocCurve Of(ClassProbabilities predicted, byte[] labels, int digit)
    {
        var rows = Enumerable.Range(0, predicted.Count)
            .Select(i => (Score: predicted.Row(i)[digit], Hit: labels[predicted.Rows[i]] == digit)).OrderByDescending(row => row.Score).ToArray();
        int hits = rows.Count(row => row.Hit), misses = rows.Length - hits;
        if (hits == 0 || misses == 0)
        {
            throw new ArgumentException($"{hits} rows of {digit} among {rows.Length}", nameof(digit));
        }

        var points = new List<(double, double)> { (0, 0) };
        int taken = 0, right = 0;
        while (taken < rows.Length)
        {
            // Equal scores are taken together: no threshold lies between them.
            float score = rows[taken].Score;
            for (; taken < rows.Length && rows[taken].Score.Equals(score); taken++)
            {
                right += rows[taken].Hit ? 1 : 0;
            }

            points.Add(((double)(taken - right) / misses, (double)right / hits));
        }

        return new RocCurve([.. points]);
    }

    /// <summary>Gets the largest share of the class's rows that is found where a share of the others is taken for it, with lines between points.</summary>
    /// <param name="falsePositives">The others' share, 0..1.</param>
    public double At(double falsePositives)
    {
        int after = Array.FindIndex(points, point => point.FalsePositives > falsePositives);
        if (after <= 0)
        {
            return points[^1].TruePositives;
        }

        var (low, high) = (points[after - 1], points[after]);
        double share = (falsePositives - low.FalsePositives) / (high.FalsePositives - low.FalsePositives);
        return low.TruePositives + (share * (high.TruePositives - low.TruePositives));
    }
}
