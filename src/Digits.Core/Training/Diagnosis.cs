using System.Globalization;

namespace Digits.Core.Training;

/// <summary>Says what looks wrong about a fold's learning curve, and what to try.</summary>
public static class Diagnosis
{
    private const double LeastFall = 0.02;
    private const double WideGap = 0.03;

    /// <summary>Looks at a finished curve.</summary>
    /// <param name="curve">The epochs, at least one.</param>
    /// <param name="heldOut">uint8 [N], the labels of the held-out rows.</param>
    /// <param name="settings">How the fold was trained.</param>
    /// <returns>One line for each thing; empty where nothing looks wrong.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<EpochResult> curve, IReadOnlyList<byte> heldOut, TrainParams settings)
    {
        var lines = new List<string>();
        var (first, last) = (curve[0], curve[^1]);
        if (curve.Count > 1 && last.TrainLoss > first.TrainLoss * (1 - LeastFall))
        {
            lines.Add(Text($"The training loss does not fall ({first.TrainLoss:F3} to {last.TrainLoss:F3}): try optimizer.learningRate a tenth or ten times as high, and more train.epochs."));
        }

        // The majority's share is what always naming one digit reaches; three standard errors above it is no luck.
        double majority = heldOut.CountBy(label => label).Max(count => count.Value) / (double)heldOut.Count;
        double luck = 3 * Math.Sqrt(majority * (1 - majority) / heldOut.Count);
        if (last.ValidationAccuracy <= majority + luck)
        {
            string cause = settings.ShuffleLabels
                ? "as it must be with train.shuffleLabels"
                : "try another optimizer.learningRate, and check that labels fit images";
            lines.Add(Text($"The validation accuracy {last.ValidationAccuracy:F3} is no better than naming the most frequent digit ({majority:F3}): {cause}."));
        }
        else if (last.TrainAccuracy - last.ValidationAccuracy > WideGap && last.ValidationLoss > last.TrainLoss)
        {
            lines.Add(Text($"The validation accuracy {last.ValidationAccuracy:F3} is far below the training accuracy {last.TrainAccuracy:F3}: try stronger augment.* ranges, more optimizer.weightDecay or a smaller model."));
        }

        if (settings.Keep != "last")
        {
            lines.Add($"The epoch was chosen by {settings.Keep} on the held-out rows (train.keep): this fold's scores are optimistic.");
        }

        return lines;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
