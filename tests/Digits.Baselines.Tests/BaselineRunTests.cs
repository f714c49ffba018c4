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

    public static TheoryData<string> Names => [.. BaselineCatalogue.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Neither_held_out_labels_nor_test_rows_change_a_prediction_of_a_held_out_row(string name)
    {
        var set = SmallDigits.Create(RowCount);
        var before = Run(set, name);
        byte[] changed = [.. set.RequireLabels()];
        foreach (int row in Folds.HeldOutRows(0))
        {
            changed[row] = (byte)((changed[row] + (row % 9) + 1) % 10);
        }

        var after = BaselineRun.Run(new DigitSet(set.Pixels, changed), SmallDigits.Create(7, seed: 6), Folds, SmallDigits.Params(name), seed: 1);

        Assert.All(Folds.HeldOutRows(0), row => Assert.Equal(before.Oof.Row(row).ToArray(), after.Oof.Row(row).ToArray()));
        Assert.Contains(Folds.HeldOutRows(1), row => !before.Oof.Row(row).SequenceEqual(after.Oof.Row(row)));
        Assert.Equal((3, 7), (before.Test.Count, after.Test.Count));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pixels_that_a_fold_holds_out_change_no_prediction_of_its_other_held_out_rows(string name)
    {
        var set = SmallDigits.Create(RowCount);
        byte[] pixels = [.. set.Pixels];
        int changed = Folds.HeldOutRows(0)[4];
        pixels.AsSpan(changed * DigitSet.PixelCount, DigitSet.PixelCount).Fill(200);
        var before = Run(set, name);
        var after = Run(new DigitSet(pixels, set.Labels), name);
        Assert.All(Folds.HeldOutRows(0).Where(row => row != changed), row => Assert.Equal(before.Oof.Row(row).ToArray(), after.Oof.Row(row).ToArray()));
    }

    [Fact]
    public void Leave_one_out_predicts_each_row_by_all_others_in_one_pass()
    {
        var set = SmallDigits.Create(60);
        var test = SmallDigits.Create(4, seed: 9);
        var parameters = SmallDigits.Params("knn") with { LeaveOneOut = true };
        var result = BaselineRun.Run(set, test, new FoldAssignment([.. Enumerable.Range(0, 60).Select(row => row == 3 ? FoldAssignment.Never : (byte)0)], 1), parameters, seed: 1);
        Assert.Equal(Enumerable.Range(0, 60).Where(row => row != 3), result.Oof.Rows);
        foreach (int row in new[] { 0, 17, 59 })
        {
            var others = BaselineCatalogue.Create(parameters, 1).Fit(set.Select([.. Enumerable.Range(0, 60).Where(other => other != row)]));
            Assert.Equal(others.Predict(set.Select([row])), result.Oof.Row(row < 3 ? row : row - 1).ToArray());
        }

        Assert.Equal(BaselineCatalogue.Create(parameters, 1).Fit(set).Predict(test), result.Test.Values);
        Assert.Equal(59, result.Metrics["n"]);
    }

    [Fact]
    public void A_model_that_would_have_to_be_fitted_for_every_row_is_refused()
    {
        var error = Assert.Throws<InputException>(() => BaselineRun.Run(
            SmallDigits.Create(20), SmallDigits.Create(3), new FoldAssignment(new byte[20], 1), SmallDigits.Params("majority") with { LeaveOneOut = true }, seed: 1));
        Assert.Equal(
            "Found:    baseline.leaveOneOut true with baseline \"majority\"\nExpected: false, or \"knn\"\nWhere:    pipeline.json, baseline.leaveOneOut", error.Message);
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
