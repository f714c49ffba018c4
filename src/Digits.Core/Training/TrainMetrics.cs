using Digits.Core.Data;
using Digits.Core.Metrics;

namespace Digits.Core.Training;

/// <summary>Sums a trained fold up.</summary>
public static class TrainMetrics
{
    /// <summary>Computes the metrics by name.</summary>
    /// <param name="oof">The averaged views' predictions for the fold's held-out rows.</param>
    /// <param name="labelled">All labelled rows.</param>
    /// <param name="trained">The fold.</param>
    /// <returns>
    /// The scores of <see cref="OutOfFoldScores"/>, <c>single_view_accuracy</c> (held-out rows without averaged views), <c>views_gain</c>
    /// (what averaging adds to it), <c>input_offset</c> and <c>input_factor</c> (the scale of the pixels, fitted to the training rows), <c>train_accuracy</c> (augmented
    /// batches of the last epoch), <c>parameters</c>, <c>epochs</c>, <c>kept_epoch</c> (whose weights predict) and <c>optimistic</c> (1 where held-out rows chose it).
    /// </returns>
    public static IReadOnlyDictionary<string, double> Of(ClassProbabilities oof, DigitSet labelled, TrainedFold trained)
    {
        var last = trained.Curve[^1];
        var kept = trained.Curve[trained.KeptEpoch - 1];
        var scores = OutOfFoldScores.Of(oof, labelled.RequireLabels());
        var scale = trained.Predictor.Input.Scale;
        return new Dictionary<string, double>(scores)
        {
            ["single_view_accuracy"] = kept.ValidationAccuracy,
            ["views_gain"] = scores["oof_accuracy"] - kept.ValidationAccuracy,
            ["input_offset"] = scale.Offset,
            ["input_factor"] = scale.Factor,
            ["train_accuracy"] = last.TrainAccuracy,
            ["parameters"] = trained.Model.parameters().Sum(p => p.numel()),
            ["epochs"] = trained.Curve.Count,
            ["kept_epoch"] = trained.KeptEpoch,
            ["optimistic"] = trained.IsOptimistic ? 1 : 0,
        };
    }
}
