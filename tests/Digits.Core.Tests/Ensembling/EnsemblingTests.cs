using Digits.Core.Data;
using Digits.Core.Ensembling;
using Digits.Core.Errors;
using Digits.Core.Tests.Metrics;

namespace Digits.Core.Tests.Ensembling;

public class EnsemblingTests
{
    [Fact]
    public void Held_out_predictions_are_joined_in_row_order()
    {
        var joined = OutOfFold.Join([Probabilities.Certain([1, 2], [4, 5], 0.9f), Probabilities.Certain([0, 3], [6, 7], 0.8f)], 4);
        Assert.Equal([0, 1, 2, 3], joined.Rows);
        Assert.Equal([6, 4, 5, 7], Enumerable.Range(0, 4).Select(joined.Predicted));
        Assert.Equal(0.8f, joined.Row(3)[7]);
    }

    [Fact]
    public void A_row_held_out_twice_never_or_outside_is_refused()
    {
        const string Expected = "Expected: each of the training rows 0 to 2 held out by one fold";
        AssertJoin($"Found:    row 1 predicted more than once\n{Expected}\nWhere:    out-of-fold predictions of 2 folds", [0, 1], [1, 2]);
        AssertJoin($"Found:    rows 1, 2 predicted by no fold\n{Expected}\nWhere:    out-of-fold predictions of 1 folds", [0]);
        AssertJoin($"Found:    row 3\n{Expected}\nWhere:    out-of-fold predictions of fold 1", [0, 1], [2, 3]);
    }

    [Fact]
    public void Test_predictions_are_the_mean_of_the_folds()
    {
        var mean = FoldMean.Of([Probabilities.Certain([0], [4], 1f), Probabilities.Certain([0], [5], 1f), Probabilities.Certain([0], [5], 1f)]);
        Assert.Equal(1f / 3, mean.Row(0)[4]);
        Assert.Equal(2f / 3, mean.Row(0)[5]);
    }

    [Fact]
    public void Folds_that_predict_other_test_rows_are_refused()
    {
        ClassProbabilities[] folds = [Probabilities.Certain([0, 1], [4, 4], 1f), Probabilities.Certain([0], [5], 1f)];
        Assert.Equal(
            "Found:    fold 1 with 1 rows\nExpected: the same 2 rows as fold 0\nWhere:    mean over folds",
            Assert.Throws<InputException>(() => FoldMean.Of(folds)).Message);
        Assert.Equal(
            "Found:    no folds\nExpected: the predictions of at least one fold\nWhere:    mean over folds",
            Assert.Throws<InputException>(() => FoldMean.Of([])).Message);
    }

    [Fact]
    public void The_ensemble_scores_held_out_rows_with_the_asked_confidence()
    {
        var train = new DigitSet(new byte[4 * DigitSet.PixelCount], [3, 3, 3, 5]);
        ClassProbabilities[] oofs = [Probabilities.Certain([0, 2], [3, 5], 0.9f), Probabilities.Certain([1, 3], [5, 5], 0.9f)];
        ClassProbabilities[] tests = [Probabilities.Certain([0], [4], 1f), Probabilities.Certain([0], [4], 0.8f)];
        var result = EnsembleRun.Run(train, oofs, tests, new EnsembleParams(0.9));
        Assert.Equal(2, result.Confusion.Counts[3, 5]);
        Assert.Equal((0.5, 2, 4, 0.5), (result.Metrics["oof_accuracy"], result.Metrics["errors"], result.Metrics["n"], result.Metrics["f1_5"]));
        Assert.Equal(Core.Metrics.WilsonInterval.Of(2, 4, 0.9).Low, result.Metrics["oof_low"]);
        Assert.Equal(0.9f, result.Test.Row(0)[4], 6);
    }

    private static void AssertJoin(string message, params int[][] rows)
    {
        ClassProbabilities[] folds = [.. rows.Select(r => Probabilities.Certain(r, new int[r.Length], 0.9f))];
        Assert.Equal(message, Assert.Throws<InputException>(() => OutOfFold.Join(folds, 3)).Message);
    }
}
