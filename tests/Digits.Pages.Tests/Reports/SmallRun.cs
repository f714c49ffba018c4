using Digits.Core.Data;
using Digits.Core.Metrics;
using Digits.Pages.Eda;
using Digits.Pages.Previews;
using Digits.Pages.Reports;
using Digits.Pages.Tests.Eda;

namespace Digits.Pages.Tests.Reports;

/// <summary>Makes the results of a small run: 40 images, two folds, a 4 read as 9, a 9 read as 4 and a 1 read as 7.</summary>
internal static class SmallRun
{
    public static readonly (int Row, int Predicted, float Probability)[] Errors = [(4, 9, 0.995f), (21, 7, 0.6f), (39, 4, 0.75f)];

    /// <summary>Shows five images of each kind, three easy ones of each digit.</summary>
    public static readonly ReportParams Parameters = new(Hardest: 5, Easiest: 3, ConfidentErrors: 5, Doubts: 5, Disputed: 5);

    public static RunResults Create(DataKind kind = DataKind.Real)
    {
        var train = SyntheticDigits.Bars(40);
        var test = SyntheticDigits.Bars(20, labelled: false);
        var outOfFold = OutOfFold(train.Labels!);
        return new RunResults
        {
            Data = kind,
            Train = train,
            Test = test,
            Stages =
            [
                Metrics("eda", ("rows_train", 40), ("rows_test", 20)),
                Metrics("ensemble", ("n", 40), ("oof_accuracy", 0.925), ("oof_log_loss", 0.25)),
            ],
            Folds =
            [
                Metrics("train[fold=0]", ("n", 20), ("oof_accuracy", 0.95), ("single_view_accuracy", 0.9), ("oof_log_loss", 0.18), ("kept_epoch", 2)),
                Metrics("train[fold=1]", ("n", 20), ("oof_accuracy", 0.9), ("single_view_accuracy", 0.9), ("oof_log_loss", 0.26), ("kept_epoch", 2)),
            ],
            Curves =
            [
                new LearningCurve("", 0, [new(1, 0.003, 0.8, 0.7, 0.3, 0.9), new(2, 0.001, 0.4, 0.9, 0.2, 0.95)]),
                new LearningCurve("", 1, [new(1, 0.003, 0.9, 0.6, 0.2, 0.85), new(2, 0.001, 0.5, 0.8, 0.25, 0.9)]),
            ],
            Diagnoses = [[], ["The training loss does not fall."]],
            Members = [new MemberResults("", outOfFold, [Named(test.Count), Named(test.Count, (3, 5), (8, 3))])],
            Baselines = [new("logistic regression", Metrics("baseline[logistic]", ("n", 40), ("oof_accuracy", 0.75), ("oof_log_loss", 0.9)), Baseline(train.Labels!))],
            Doubts = [new LabelDoubt(4, 4, 9, 1, 2), new LabelDoubt(7, 7, 1, 0.9, 1)],
            Draws = new DrawSheet(train.Select([.. Enumerable.Range(0, 10)]), train.Select([.. Enumerable.Range(0, 20).Select(i => i / 2)])),
            Recipe = null,
            StepRates = [],
            OutOfFold = outOfFold,
            Confusion = ConfusionMatrix.Of(outOfFold, train.Labels),
            Params = [("train.epochs", "2"), ("train.model", "cnn")],
            Confidence = 0.95,
            EdaSha256 = "0123abcd",
            Inputs = [new("curve[fold=0]", "aa01"), new("train", "bb02")],
            Code = [new("Digits.Pages.dll", "1.0.0.0", "cc03")],
        };
    }

    public static ClassProbabilities OutOfFold(byte[] labels) => Predicted(labels, Errors);

    /// <summary>Makes a baseline that reads ten rows wrong, two of them those that the run reads wrong too.</summary>
    public static ClassProbabilities Baseline(byte[] labels) =>
        Predicted(labels, [(4, 9, 0.9f), (21, 7, 0.9f), .. Enumerable.Range(30, 8).Select(row => (row, (labels[row] + 1) % 10, 0.8f))]);

    /// <summary>Makes predictions that name row i the digit i % 10, but for some rows.</summary>
    public static ClassProbabilities Named(int rows, params (int Row, int Digit)[] others) =>
        Predicted([.. Enumerable.Range(0, rows).Select(row => (byte)(row % DigitSet.ClassCount))], [.. others.Select(o => (o.Row, o.Digit, 0.8f))]);

    /// <summary>Makes predictions that are sure of each label, but for some rows.</summary>
    public static ClassProbabilities Predicted(byte[] labels, params (int Row, int Predicted, float Probability)[] errors)
    {
        float[] values = new float[labels.Length * DigitSet.ClassCount];
        for (int i = 0; i < labels.Length; i++)
        {
            var row = values.AsSpan(i * DigitSet.ClassCount, DigitSet.ClassCount);
            var error = errors.FirstOrDefault(e => e.Row == i, (Row: i, Predicted: labels[i], Probability: 1));
            row[labels[i]] = 1 - error.Probability;
            row[error.Predicted] = error.Probability;
        }

        return new ClassProbabilities([.. Enumerable.Range(0, labels.Length)], values);
    }

    public static StageMetrics Metrics(string stage, params (string Name, double Value)[] values) =>
        new(stage, values.ToDictionary(v => v.Name, v => v.Value));
}
