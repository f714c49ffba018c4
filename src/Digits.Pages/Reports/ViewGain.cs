namespace Digits.Pages.Reports;

/// <summary>Is how a fold's model reads its held-out rows alone and with averaged views: training measures the one, inference the other.</summary>
/// <param name="Name">The fold.</param>
/// <param name="Rows">The held-out rows.</param>
/// <param name="RightBefore">The rows that are read right by the image alone.</param>
/// <param name="RightAfter">The rows that are read right with averaged views.</param>
/// <param name="LossBefore">The log loss of the image alone, in nats.</param>
/// <param name="LossAfter">The log loss with averaged views, in nats.</param>
public sealed record ViewGain(string Name, int Rows, int RightBefore, int RightAfter, double LossBefore, double LossAfter)
{
    /// <summary>Gets how many more rows are read right with averaged views.</summary>
    public int Images => RightAfter - RightBefore;

    /// <summary>Takes a fold's gain from what training and inference reported; null where they did not measure it.</summary>
    /// <param name="metrics">The fold's metrics.</param>
    /// <param name="curve">The fold's epochs, which were measured without views.</param>
    public static ViewGain? Of(StageMetrics metrics, LearningCurve curve)
    {
        if (!metrics.Values.TryGetValue("single_view_accuracy", out double alone) || !metrics.Values.TryGetValue("kept_epoch", out double kept))
        {
            return null;
        }

        int rows = (int)metrics["n"];
        return new(
            curve.Name, rows, (int)Math.Round(alone * rows), (int)Math.Round(metrics["oof_accuracy"] * rows),
            curve.Epochs[(int)kept - 1].ValidationLoss, metrics["oof_log_loss"]);
    }
}
