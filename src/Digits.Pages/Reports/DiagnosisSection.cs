using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Shows what training found wrong about each fold.</summary>
internal static class DiagnosisSection
{
    public static Section Build(RunResults run)
    {
        var folds = run.Curves.Zip(run.Folds, run.Diagnoses).Select(f => (Curve: f.First, Metrics: f.Second, Lines: f.Third)).ToArray();
        var ill = folds.Where(f => f.Lines.Count > 0).ToArray();
        double gap = folds.Average(f => f.Curve.Last.TrainAccuracy - f.Curve.Last.ValidationAccuracy);
        string[] sentences =
        [
            ill.Length == 0
                ? $"Training looked at the curve of every fold and found nothing wrong with {(folds.Length == 1 ? "it" : $"any of the {folds.Length}")}."
                : $"Training found something about {Numbers.Count(ill.Length)} of {Numbers.Count(folds.Length)} folds: read it below, before the scores.",
            $"After the last epoch the accuracy on training batches is {Numbers.Fixed(Math.Abs(gap) * 100, 2)} points {(gap > 0 ? "above" : "below")} that on held-out rows (mean over folds)"
                + (gap > 0 ? "." : ", whose images are not varied: no sign of overfitting."),
        ];
        return new Section("diagnosis", "Diagnosis of each fold", sentences, [])
        {
            Tables =
            [
                ("What training found", new DataTable(
                    ["fold", "epochs", "weights of epoch", "accuracy on training batches, %", "held-out accuracy, %", "held-out loss", "found"],
                    [.. folds.Select(f => Row(f.Curve, f.Metrics, f.Lines))])),
            ],
        };
    }

    private static string[] Row(LearningCurve curve, StageMetrics metrics, IReadOnlyList<string> lines) =>
    [
        curve.Name,
        Numbers.Count(curve.Epochs.Count),
        metrics.Values.TryGetValue("kept_epoch", out double kept) ? Numbers.Count(kept) : Numbers.Count(curve.Epochs.Count),
        Numbers.Fixed(curve.Last.TrainAccuracy * 100, 2),
        Numbers.Fixed(curve.Last.ValidationAccuracy * 100, 2),
        Numbers.Fixed(curve.Last.ValidationLoss, 4),
        lines.Count == 0 ? "nothing wrong" : string.Join(' ', lines),
    ];
}
