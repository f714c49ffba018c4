using System.Globalization;

namespace Digits.Core.Training;

/// <summary>Records one epoch.</summary>
/// <param name="Number">The epoch, from 1.</param>
/// <param name="LearningRate">The rate of its last step.</param>
/// <param name="TrainLoss">The mean loss over its augmented, smoothed training batches, in nats.</param>
/// <param name="TrainAccuracy">The accuracy on the same batches, 0..1.</param>
/// <param name="ValidationLoss">The cross entropy on the held-out rows as they are, in nats.</param>
/// <param name="ValidationAccuracy">The accuracy on the held-out rows as they are, 0..1.</param>
public sealed record EpochResult(
    int Number, double LearningRate, double TrainLoss, double TrainAccuracy, double ValidationLoss, double ValidationAccuracy);

/// <summary>Writes the learning curve of a fold.</summary>
public static class LearningCurve
{
    /// <summary>The columns of the file.</summary>
    public const string Header = "epoch,learning_rate,train_loss,train_accuracy,validation_loss,validation_accuracy";

    /// <summary>Writes a CSV file with one line per epoch.</summary>
    public static void Write(string path, IEnumerable<EpochResult> epochs) =>
        File.WriteAllText(path, string.Concat(epochs.Select(Line).Prepend(Header + "\n")));

    private static string Line(EpochResult e) => string.Create(
        CultureInfo.InvariantCulture,
        $"{e.Number},{e.LearningRate:G6},{e.TrainLoss:F6},{e.TrainAccuracy:F6},{e.ValidationLoss:F6},{e.ValidationAccuracy:F6}\n");
}
