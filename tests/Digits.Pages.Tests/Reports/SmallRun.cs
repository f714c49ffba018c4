using Digits.Core.Data;
using Digits.Core.Metrics;
using Digits.Pages.Reports;
using Digits.Pages.Tests.Eda;

namespace Digits.Pages.Tests.Reports;

/// <summary>Makes the results of a small run: 40 images, two folds, a 4 read as 9, a 9 read as 4 and a 1 read as 7.</summary>
internal static class SmallRun
{
    public static readonly (int Row, int Predicted, float Probability)[] Errors = [(4, 9, 0.995f), (21, 7, 0.6f), (39, 4, 0.75f)];

    public static RunResults Create(DataKind kind = DataKind.Real)
    {
        var train = SyntheticDigits.Bars(40);
        var outOfFold = OutOfFold(train.Labels!);
        return new RunResults
        {
            Data = kind,
            Train = train,
            Stages =
            [
                Metrics("eda", ("rows_train", 40), ("rows_test", 20)),
                Metrics("baseline", ("n", 40), ("oof_accuracy", 0.75), ("converged", 1)),
                Metrics("ensemble", ("n", 40), ("oof_accuracy", 0.925)),
            ],
            Folds = [Metrics("train[fold=0]", ("n", 20), ("oof_accuracy", 0.95)), Metrics("train[fold=1]", ("n", 20), ("oof_accuracy", 0.9))],
            Curves =
            [
                new LearningCurve("", 0, [new(1, 0.003, 0.8, 0.7, 0.3, 0.9), new(2, 0.001, 0.4, 0.9, 0.2, 0.95)]),
                new LearningCurve("", 1, [new(1, 0.003, 0.9, 0.6, 0.2, 0.85), new(2, 0.001, 0.5, 0.8, 0.25, 0.9)]),
            ],
            OutOfFold = outOfFold,
            Confusion = ConfusionMatrix.Of(outOfFold, train.Labels),
            Params = [("train.epochs", "2"), ("train.model", "cnn")],
            Confidence = 0.95,
            EdaSha256 = "0123abcd",
        };
    }

    public static ClassProbabilities OutOfFold(byte[] labels)
    {
        float[] values = new float[labels.Length * DigitSet.ClassCount];
        for (int i = 0; i < labels.Length; i++)
        {
            var row = values.AsSpan(i * DigitSet.ClassCount, DigitSet.ClassCount);
            var error = Errors.FirstOrDefault(e => e.Row == i, (Row: i, Predicted: labels[i], Probability: 1));
            row[labels[i]] = 1 - error.Probability;
            row[error.Predicted] = error.Probability;
        }

        return new ClassProbabilities([.. Enumerable.Range(0, labels.Length)], values);
    }

    private static StageMetrics Metrics(string stage, params (string Name, double Value)[] values) =>
        new(stage, values.ToDictionary(v => v.Name, v => v.Value));
}
