using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Folds;

namespace Digits.Baselines.Tests;

public class BaselineRunTests
{
    private const int RowCount = 200;

    private static readonly FoldAssignment Folds = new([.. Enumerable.Range(0, RowCount).Select(r => (byte)(r / 10 % 2))], 2);

    [Fact]
    public void Held_out_labels_change_scores_but_no_prediction_of_their_own_fold()
    {
        var set = SmallDigits.Create(RowCount);
        var before = Run(set, "logistic");
        Assert.Equal((1.0, 1.0, RowCount), (before.Metrics["oof_accuracy"], before.Metrics["converged"], before.Metrics["n"]));
        Assert.Equal((RowCount, 3), (before.Oof.Count, before.Test.Count));

        byte[] changed = [.. set.RequireLabels()];
        foreach (int row in Folds.HeldOutRows(0))
        {
            changed[row] = (byte)((changed[row] + 1) % 10);
        }

        var after = Run(new DigitSet(set.Pixels, changed), "logistic");
        Assert.All(Folds.HeldOutRows(0), r => Assert.Equal(before.Oof.Row(r).ToArray(), after.Oof.Row(r).ToArray()));
        Assert.Equal(0, after.Metrics["oof_accuracy"]);
    }

    [Fact]
    public void Metrics_of_the_folds_are_averaged()
    {
        var result = Run(SmallDigits.Create(RowCount), "logistic");
        Assert.InRange(result.Metrics["iterations"], 2, 100);
        Assert.Equal(1, result.Metrics["train_accuracy"]);
        Assert.Equal(0.1, Run(SmallDigits.Create(RowCount), "majority").Metrics["train_accuracy"]);
    }

    [Fact]
    public void A_name_that_there_is_not_is_an_error()
    {
        var error = Assert.Throws<InputException>(() => Run(SmallDigits.Create(RowCount), "guess"));
        Assert.Equal(
            $"Found:    baseline \"guess\"\nExpected: one of {string.Join(", ", BaselineCatalogue.Names)}\nWhere:    pipeline.json, baseline.name", error.Message);
    }

    private static BaselineResult Run(DigitSet set, string name) =>
        BaselineRun.Run(set, SmallDigits.Create(3), Folds, SmallDigits.Params(name), seed: 1);
}
