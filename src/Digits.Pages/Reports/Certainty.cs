using Digits.Core.Data;
using Digits.Core.Metrics;
using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Holds how sure each prediction is and whether it is right, the surest first.</summary>
public sealed class Certainty
{
    private readonly (double Probability, bool IsRight)[] _predictions;

    private Certainty((double Probability, bool IsRight)[] predictions) => _predictions = predictions;

    /// <summary>Gets the number of predictions.</summary>
    public int Count => _predictions.Length;

    /// <summary>Gets the share that is right, 0..1.</summary>
    public double Accuracy => _predictions.Average(p => p.IsRight ? 1.0 : 0);

    /// <summary>Gets the mean of the highest probabilities, 0..1: the accuracy that they promise.</summary>
    public double Promised => _predictions.Average(p => p.Probability);

    /// <summary>Collects the predictions.</summary>
    /// <param name="predicted">float32 [n,10], n of 1 or more.</param>
    /// <param name="labels">uint8 [rows of the set], 0..9.</param>
    public static Certainty Of(ClassProbabilities predicted, byte[] labels) => new(
    [
        .. Enumerable.Range(0, predicted.Count)
            .Select(i => (Digit: predicted.Predicted(i), Index: i))
            .Select(p => (Probability: (double)predicted.Row(p.Index)[p.Digit], IsRight: labels[predicted.Rows[p.Index]] == p.Digit))
            .OrderByDescending(p => p.Probability),
    ]);

    /// <summary>Sorts the predictions into the bins of <see cref="CalibrationError"/>; empty ones are left out.</summary>
    /// <param name="confidence">The coverage of each bin's interval (Wilson), in (0, 1).</param>
    public ReliabilityBin[] Bins(double confidence)
    {
        const int bins = CalibrationError.Bins;
        return
        [
            .. _predictions.GroupBy(p => Math.Clamp((int)Math.Ceiling(p.Probability * bins) - 1, 0, bins - 1)).OrderBy(bin => bin.Key).Select(bin =>
            {
                int count = bin.Count(), right = bin.Count(p => p.IsRight);
                var interval = WilsonInterval.Of(right, count, confidence);
                return new ReliabilityBin(
                    bin.Key * 100.0 / bins, (bin.Key + 1) * 100.0 / bins, count, bin.Average(p => p.Probability) * 100, right * 100.0 / count, interval.Low * 100, interval.High * 100);
            }),
        ];
    }

    /// <summary>Counts the predictions of at least some probability, and those of them that are wrong.</summary>
    /// <param name="probability">0..1.</param>
    public (int Count, int Errors) AtLeast(double probability)
    {
        int count = _predictions.TakeWhile(p => p.Probability >= probability).Count();
        return (count, _predictions.Take(count).Count(p => !p.IsRight));
    }

    /// <summary>Counts the errors among the surest predictions when the least sure are set aside.</summary>
    /// <param name="share">The share set aside, 0..1, rounded to whole predictions.</param>
    /// <returns>The predictions that are kept, and the errors among them.</returns>
    public (int Kept, int Errors) SetAside(double share)
    {
        int kept = Count - (int)Math.Round(share * Count);
        return (kept, _predictions.Take(kept).Count(p => !p.IsRight));
    }
}
