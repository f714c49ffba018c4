using Digits.Core.Data;
using Digits.Core.Metrics;

namespace Digits.Core.Inference;

/// <summary>Sums up how a fold's model predicts the rows that it did not train on.</summary>
public static class InferenceMetrics
{
    /// <summary>Computes the metrics by name.</summary>
    /// <param name="oof">The averaged views' predictions for the fold's held-out rows.</param>
    /// <param name="labelled">All labelled rows.</param>
    /// <param name="singleViewAccuracy">The accuracy on the held-out rows without averaged views, as training measured it.</param>
    /// <returns>The scores of <see cref="OutOfFoldScores"/>, and <c>views_gain</c>: what averaging views adds to the accuracy.</returns>
    public static IReadOnlyDictionary<string, double> Of(ClassProbabilities oof, DigitSet labelled, double singleViewAccuracy)
    {
        var scores = OutOfFoldScores.Of(oof, labelled.RequireLabels());
        scores["views_gain"] = scores["oof_accuracy"] - singleViewAccuracy;
        return scores;
    }
}
