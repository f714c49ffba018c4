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
    /// <returns><c>oof_accuracy</c>, its Wilson bounds <c>oof_low</c> and <c>oof_high</c>, <c>errors</c> and <c>n</c> (rows), and <c>oof_</c> with every
    /// other name of <see cref="MetricCatalogue"/>.</returns>
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
            scores["oof_" + name] = metric(probabilities, labels);
        }

        return scores;
    }
}
