namespace Digits.Core.Training;

/// <summary>Sums a trained fold up.</summary>
public static class TrainMetrics
{
    /// <summary>Computes the metrics by name.</summary>
    /// <param name="trained">The fold.</param>
    /// <param name="heldOut">The number of rows that it holds out.</param>
    /// <returns>
    /// <c>n</c> (held-out rows), <c>single_view_accuracy</c> (on them, without averaged views), <c>input_offset</c> and <c>input_factor</c> (the scale of the pixels, fitted to the training rows), <c>train_accuracy</c> (augmented
    /// batches of the last epoch), <c>parameters</c>, <c>epochs</c>, <c>kept_epoch</c> (whose weights predict) and <c>optimistic</c> (1 where held-out rows chose it).
    /// </returns>
    public static IReadOnlyDictionary<string, double> Of(TrainedFold trained, int heldOut)
    {
        var last = trained.Curve[^1];
        var kept = trained.Curve[trained.KeptEpoch - 1];
        var scale = trained.Predictor.Input.Scale;
        return new Dictionary<string, double>
        {
            ["n"] = heldOut,
            ["single_view_accuracy"] = kept.ValidationAccuracy,
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
