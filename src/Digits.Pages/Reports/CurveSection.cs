using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Shows how training each fold went.</summary>
internal static class CurveSection
{
    // A validation loss this much above its lowest is a sign of overfitting, below it noise.
    private const double Overfit = 1.05;

    public static Section Build(IReadOnlyList<LearningCurve> curves)
    {
        double first = curves.Average(c => c.Epochs[0].ValidationLoss);
        double last = curves.Average(c => c.Last.ValidationLoss);
        double train = curves.Average(c => c.Last.TrainLoss);
        var overfit = curves.Where(c => c.Last.ValidationLoss > c.Best.ValidationLoss * Overfit).Select(c => c.Name).ToArray();

        // Every fold's chart has the same axes.
        var epochs = curves.SelectMany(c => c.Epochs).ToArray();
        var losses = (0.0, epochs.Max(e => Math.Max(e.TrainLoss, e.ValidationLoss)));
        var accuracies = (epochs.Min(e => e.ValidationAccuracy) * 100, epochs.Max(e => e.ValidationAccuracy) * 100);
        string[] sentences =
        [
            $"Over {Epochs(curves)} epochs the validation loss went from {Numbers.Fixed(first, 4)} to {Numbers.Fixed(last, 4)}, "
                + $"and the training loss to {Numbers.Fixed(train, 4)} (means over folds){(train > last ? ": training sees harder images than validation" : "")}.",
            overfit.Length == 0
                ? "No fold ends more than 5 % above its lowest validation loss: no sign of overfitting."
                : $"{Sentence(string.Join("; ", overfit))} ended more than 5 % above the lowest validation loss: a sign of overfitting.",
        ];
        return new Section("curves", "Learning curves", sentences, [.. curves.Select(c => Chart(c, losses, accuracies))]);
    }

    private static string Epochs(IReadOnlyList<LearningCurve> curves)
    {
        int least = curves.Min(c => c.Epochs.Count), most = curves.Max(c => c.Epochs.Count);
        return least == most ? Numbers.Count(least) : $"{Numbers.Count(least)} to {Numbers.Count(most)}";
    }

    private static LineChart Chart(LearningCurve curve, (double Low, double High) losses, (double Low, double High) accuracies) => new()
    {
        Id = curve.Member.Length == 0 ? $"curve-{curve.Fold}" : $"curve-{curve.Member}-{curve.Fold}",
        Title = Sentence(curve.Name),
        Description = $"Losses and validation accuracy over {curve.Epochs.Count} epochs, ending at {Numbers.Percent(curve.Last.ValidationAccuracy, 2)}.",
        X = [.. curve.Epochs.Select(e => (double)e.Number)],
        XTitle = "epoch",
        LeftTitle = "loss",
        RightTitle = "accuracy, %",
        LeftRange = losses,
        RightRange = accuracies,
        Lines =
        [
            new Series("train loss", [.. curve.Epochs.Select(e => e.TrainLoss)], Hue.Blue),
            new Series("validation loss", [.. curve.Epochs.Select(e => e.ValidationLoss)], Hue.Green),
            new Series("validation accuracy", [.. curve.Epochs.Select(e => e.ValidationAccuracy * 100)], Hue.Red, Right: true),
        ],
    };

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
