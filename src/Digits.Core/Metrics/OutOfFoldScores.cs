using Digits.Core.Data;
using Digits.Core.Errors;

namespace Digits.Core.Metrics;

/// <summary>Scores predictions for rows that their model never trained on.</summary>
public static class OutOfFoldScores
{
    /// <summary>Computes a stage's metrics by name.</summary>
    /// <param name="probabilities">float32 [N,10], for rows of the set that <paramref name="labels"/> covers.</param>
    /// <param name="labels">uint8 [rows of the set], 0..9: row r of the probabilities belongs to label r.</param>
    /// <param name="confidence">The coverage of the accuracy's interval, in (0, 1).</param>
    /// <returns>
    /// <c>oof_accuracy</c>, its Wilson bounds <c>oof_low</c> and <c>oof_high</c>, <c>errors</c> and <c>n</c> (rows), <c>oof_</c> with every other name of
    /// <see cref="MetricCatalogue"/> that has a value for these rows, and what no learning reaches: <c>random_accuracy</c>, one over the number of digits
    /// among the rows, and <c>majority_accuracy</c>, the share of the most frequent one.
    /// </returns>
    /// <exception cref="InputException">There are no predictions.</exception>
    public static Dictionary<string, double> Of(ClassProbabilities probabilities, byte[] labels, double confidence = 0.95)
    {
        if (probabilities.Count == 0)
        {
            throw new InputException("no predictions", "at least one row held out", "out-of-fold scores");
        }

        var confusion = ConfusionMatrix.Of(probabilities, labels);
        var interval = WilsonInterval.Of(confusion.Correct, confusion.Total, confidence);
        var scores = new Dictionary<string, double>
        {
            ["oof_accuracy"] = confusion.Accuracy,
            ["oof_low"] = interval.Low,
            ["oof_high"] = interval.High,
            ["errors"] = confusion.Errors,
            ["n"] = confusion.Total,
        };
        foreach (var (name, metric) in MetricCatalogue.All)
        {
            double value = metric(probabilities, labels);
            if (double.IsFinite(value))
            {
                scores["oof_" + name] = value;
            }
        }

        int[] rowsOfDigit = [.. probabilities.Rows.CountBy(row => labels[row]).Select(digit => digit.Value)];
        scores["random_accuracy"] = 1.0 / rowsOfDigit.Length;
        scores["majority_accuracy"] = rowsOfDigit.Max() / (double)confusion.Total;

        return scores;
    }
}
