using Digits.Core.Data;
using Digits.Core.Ensembling;
using Digits.Core.Errors;
using Digits.Core.Folds;
using Digits.Core.Metrics;
using Digits.Core.Stages;

namespace Digits.Core.Baselines;

/// <summary>Holds what the baseline predicts and how it did.</summary>
/// <param name="Oof">float32 [n,10], each row that a fold held out as that fold predicts it.</param>
/// <param name="Test">float32 [M,10], the mean over the folds.</param>
/// <param name="Metrics">The out-of-fold scores (95 % interval), <c>train_accuracy</c> (mean over folds), <c>converged</c> (1 if all folds did, else
/// 0) and <c>iterations</c> (the most of any fold that knows).</param>
public sealed record BaselineResult(ClassProbabilities Oof, ClassProbabilities Test, IReadOnlyDictionary<string, double> Metrics);

/// <summary>Fits logistic regression on every fold.</summary>
public static class BaselineRun
{
    /// <summary>Fits each fold on its training rows, then predicts its held-out rows and the test set.</summary>
    /// <param name="train">Images and labels.</param>
    /// <param name="test">Images.</param>
    /// <param name="folds">The fold that holds each training row out.</param>
    /// <param name="parameters">The section <c>baseline</c>.</param>
    /// <exception cref="InputException">The training set has no labels, or the folds are for another number of rows.</exception>
    public static BaselineResult Run(DigitSet train, DigitSet test, FoldAssignment folds, BaselineParams parameters)
    {
        byte[] labels = train.RequireLabels();
        folds.RequireRows(train.Count);
        var images = new SparseImages(train);
        var testImages = new SparseImages(test);
        var oof = new List<ClassProbabilities>();
        var tests = new List<ClassProbabilities>();
        var models = new List<LogisticRegression>();
        double trainAccuracy = 0;
        for (int fold = 0; fold < folds.Count; fold++)
        {
            int[] rows = folds.TrainingRows(fold);
            var model = LogisticRegressionFit.Run(images, labels, rows, parameters);
            models.Add(model);
            oof.Add(model.Predict(images, folds.HeldOutRows(fold)));
            tests.Add(model.Predict(testImages, [.. Enumerable.Range(0, test.Count)]));
            trainAccuracy += ConfusionMatrix.Of(model.Predict(images, rows), labels).Accuracy / folds.Count;
            Progress.Line(Describe(fold, folds.Count, model, oof[^1], labels));
        }

        var joined = OutOfFold.Join(oof, folds);
        var metrics = OutOfFoldScores.Of(joined, labels);
        metrics["train_accuracy"] = trainAccuracy;
        metrics["converged"] = models.TrueForAll(m => m.Converged) ? 1 : 0;
        if (models.Max(m => m.Iterations) is int iterations)
        {
            metrics["iterations"] = iterations;
        }

        return new BaselineResult(joined, FoldMean.Of(tests), metrics);
    }

    private static string Describe(int fold, int count, LogisticRegression model, ClassProbabilities heldOut, byte[] labels)
    {
        string end = model.Converged ? "converged" : "not converged";
        string iterations = model.Iterations is int made ? $"{made} iterations" : "a line search failed";
        double accuracy = ConfusionMatrix.Of(heldOut, labels).Accuracy;
        return FormattableString.Invariant($"fold {fold + 1} of {count}: held-out accuracy {accuracy:0.0000}, loss {model.Loss:0.0000}, {iterations}, {end}");
    }
}
