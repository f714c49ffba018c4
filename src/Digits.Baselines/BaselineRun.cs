using Digits.Core.Data;
using Digits.Core.Ensembling;
using Digits.Core.Errors;
using Digits.Core.Folds;
using Digits.Core.Metrics;
using Digits.Core.Randomness;
using Digits.Core.Stages;

namespace Digits.Baselines;

/// <summary>Holds what a baseline predicts and how it did.</summary>
/// <param name="Oof">float32 [n,10], each row that a fold held out as that fold predicts it.</param>
/// <param name="Test">float32 [M,10], the mean over the folds.</param>
/// <param name="Metrics">The out-of-fold scores (95 % interval), <c>converged</c> (1 if all folds did, else 0), <c>train_accuracy</c> where the model
/// measures it and what else it tells (means over folds).</param>
public sealed record BaselineResult(ClassProbabilities Oof, ClassProbabilities Test, IReadOnlyDictionary<string, double> Metrics);

/// <summary>Fits a model of the catalogue on every fold.</summary>
public static class BaselineRun
{
    /// <summary>Fits each fold on its training rows, then predicts its held-out rows and the test set.</summary>
    /// <param name="train">Images and labels.</param>
    /// <param name="test">Images.</param>
    /// <param name="folds">Which rows each fold holds out.</param>
    /// <param name="parameters">The section <c>baseline</c>.</param>
    /// <param name="seed">The instance's seed; each fold derives its own from it.</param>
    /// <exception cref="InputException">The training set has no labels, the folds are for another number of rows, or there is no such model.</exception>
    public static BaselineResult Run(DigitSet train, DigitSet test, FoldAssignment folds, BaselineParams parameters, ulong seed)
    {
        byte[] labels = train.RequireLabels();
        folds.RequireRows(train.Count);
        if (parameters.LeaveOneOut)
        {
            return LeaveOneOut(train, test, folds, parameters, seed);
        }

        var oof = new List<ClassProbabilities>();
        var tests = new List<ClassProbabilities>();
        var models = new List<IFittedBaseline>();
        var trainAccuracies = new List<double>();
        for (int fold = 0; fold < folds.Count; fold++)
        {
            var learned = train.Select(folds.TrainingRows(fold));
            int[] heldOut = folds.HeldOutRows(fold);
            var model = BaselineCatalogue.Create(parameters, Seed.Derive(seed, $"fold={fold}")).Fit(learned);
            models.Add(model);
            oof.Add(new ClassProbabilities(heldOut, model.Predict(train.Select(heldOut))));
            tests.Add(ClassProbabilities.OfAll(model.Predict(test)));
            if (model.MeasuresTraining)
            {
                trainAccuracies.Add(ConfusionMatrix.Of(ClassProbabilities.OfAll(model.Predict(learned)), learned.RequireLabels()).Accuracy);
            }

            double accuracy = ConfusionMatrix.Of(oof[^1], labels).Accuracy;
            Progress.Line(FormattableString.Invariant($"fold {fold + 1} of {folds.Count}: held-out accuracy {accuracy:0.0000}, {model.Summary}"));
        }

        var joined = OutOfFold.Join(oof, folds);
        return new BaselineResult(joined, FoldMean.Of(tests), Metrics(joined, labels, models, trainAccuracies));
    }

    private static BaselineResult LeaveOneOut(DigitSet train, DigitSet test, FoldAssignment folds, BaselineParams parameters, ulong seed)
    {
        if (BaselineCatalogue.Create(parameters, seed).Fit(train) is not ILeaveOneOut model)
        {
            throw new InputException($"baseline.leaveOneOut true with baseline \"{parameters.Name}\"", "false, or \"knn\"", "pipeline.json, baseline.leaveOneOut");
        }

        // Those rows that the folds hold out, so that other models' predictions are of the same.
        var all = ClassProbabilities.OfAll(model.PredictLeftOut());
        int[] heldOut = [.. all.Rows.Where(row => folds.FirstFoldOf(row) is not null)];
        var oof = new ClassProbabilities(heldOut, [.. heldOut.SelectMany(row => all.Row(row).ToArray())]);
        Progress.Line(FormattableString.Invariant(
            $"leave-one-out: accuracy {ConfusionMatrix.Of(oof, train.RequireLabels()).Accuracy:0.0000} of {oof.Count} rows, {model.Summary}"));
        return new BaselineResult(oof, ClassProbabilities.OfAll(model.Predict(test)), Metrics(oof, train.RequireLabels(), [model], []));
    }

    private static Dictionary<string, double> Metrics(ClassProbabilities oof, byte[] labels, List<IFittedBaseline> models, List<double> trainAccuracies)
    {
        var metrics = OutOfFoldScores.Of(oof, labels);
        metrics["converged"] = models.TrueForAll(model => model.Converged) ? 1 : 0;
        if (trainAccuracies.Count > 0)
        {
            metrics["train_accuracy"] = trainAccuracies.Average();
        }

        foreach (var told in models.SelectMany(model => model.Metrics).GroupBy(metric => metric.Key))
        {
            metrics[told.Key] = told.Average(metric => metric.Value);
        }

        return metrics;
    }
}
