using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Metrics;
using Digits.Core.Stages;

namespace Digits.Core.Ensembling;

/// <summary>Holds what the ensemble predicts and how it did.</summary>
/// <param name="Oof">float32 [N,10], each training row as the fold predicts it that held it out.</param>
/// <param name="Test">float32 [M,10], the mean over the folds.</param>
/// <param name="Confusion">The out-of-fold predictions against the labels.</param>
/// <param name="Metrics">The out-of-fold scores, and <c>f1_0</c> to <c>f1_9</c>.</param>
public sealed record EnsembleResult(
    ClassProbabilities Oof,
    ClassProbabilities Test,
    ConfusionMatrix Confusion,
    IReadOnlyDictionary<string, double> Metrics);

/// <summary>Averages the folds' probabilities and scores them out of fold.</summary>
public static class EnsembleRun
{
    /// <summary>Joins the held-out predictions, averages those of the test set, and scores the former.</summary>
    /// <param name="train">Images and labels.</param>
    /// <param name="oofs">Each fold's held-out rows and their probabilities.</param>
    /// <param name="tests">Each fold's probabilities of all test rows.</param>
    /// <param name="parameters">The section <c>ensemble</c>.</param>
    /// <exception cref="InputException">The folds do not fit together or to the training set.</exception>
    public static EnsembleResult Run(
        DigitSet train,
        IReadOnlyList<ClassProbabilities> oofs,
        IReadOnlyList<ClassProbabilities> tests,
        EnsembleParams parameters)
    {
        byte[] labels = train.RequireLabels();
        if (oofs.Count != tests.Count)
        {
            throw new InputException($"test predictions of {tests.Count} folds", $"{oofs.Count} folds, as out of fold", "ensemble");
        }

        var oof = OutOfFold.Join(oofs, train.Count);
        var test = FoldMean.Of(tests);
        var confusion = ConfusionMatrix.Of(oof, labels);
        var metrics = OutOfFoldScores.Of(oof, labels, parameters.Confidence);
        for (int digit = 0; digit < DigitSet.ClassCount; digit++)
        {
            metrics[$"f1_{digit}"] = confusion.F1(digit);
        }

        string interval = FormattableString.Invariant($"{metrics["oof_low"]:0.0000} to {metrics["oof_high"]:0.0000}");
        Progress.Line(FormattableString.Invariant(
            $"out-of-fold accuracy {confusion.Accuracy:0.0000} ({interval}), {confusion.Errors} errors, n = {confusion.Total}, {oofs.Count} folds"));
        return new EnsembleResult(oof, test, confusion, metrics);
    }
}
