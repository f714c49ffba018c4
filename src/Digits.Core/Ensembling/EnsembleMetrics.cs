using Digits.Core.Data;
using Digits.Core.Metrics;

namespace Digits.Core.Ensembling;

/// <summary>Sums an ensemble up.</summary>
internal static class EnsembleMetrics
{
    /// <summary>Computes the scores of <see cref="OutOfFoldScores"/> and, for each digit, <c>precision_0</c>, <c>recall_0</c>, <c>f1_0</c> and so on.</summary>
    /// <param name="oof">float32 [n,10].</param>
    /// <param name="labels">uint8 [rows of the set], 0..9.</param>
    /// <param name="confidence">The coverage of the accuracy's interval, in (0, 1).</param>
    public static Dictionary<string, double> Of(ClassProbabilities oof, byte[] labels, double confidence)
    {
        var metrics = OutOfFoldScores.Of(oof, labels, confidence);
        var confusion = ConfusionMatrix.Of(oof, labels);
        for (int digit = 0; digit < DigitSet.ClassCount; digit++)
        {
            metrics[$"precision_{digit}"] = confusion.Precision(digit);
            metrics[$"recall_{digit}"] = confusion.Recall(digit);
            metrics[$"f1_{digit}"] = confusion.F1(digit);
        }

        return metrics;
    }

    /// <summary>
    /// Adds <c>train_accuracy</c> (mean over members and folds, where measured) and, for several members, of each its <c>oof_accuracy[cnn]</c>,
    /// <c>oof_log_loss[cnn]</c> and <c>weight[cnn]</c> (for test rows), then <c>best_member_accuracy</c> and <c>gain</c>, the ensemble's accuracy less that.
    /// </summary>
    public static void AddMembers(
        Dictionary<string, double> metrics, IReadOnlyList<EnsembleMember> members, IReadOnlyList<ClassProbabilities> oofs, IReadOnlyList<double> weights, byte[] labels)
    {
        if (members.All(member => member.TrainAccuracy is not null))
        {
            metrics["train_accuracy"] = members.Average(member => member.TrainAccuracy!.Value);
        }

        if (members.Count == 1)
        {
            return;
        }

        double best = 0;
        foreach (var (place, member) in members.Index())
        {
            double accuracy = ConfusionMatrix.Of(oofs[place], labels).Accuracy;
            best = Math.Max(best, accuracy);
            metrics[$"oof_accuracy[{member.Name}]"] = accuracy;
            metrics[$"oof_log_loss[{member.Name}]"] = LogLoss.Of(oofs[place], labels);
            metrics[$"weight[{member.Name}]"] = weights[place];
        }

        metrics["best_member_accuracy"] = best;
        metrics["gain"] = metrics["oof_accuracy"] - best;
    }
}
