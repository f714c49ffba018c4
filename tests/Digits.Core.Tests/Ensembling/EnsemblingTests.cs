using Digits.Core.Data;
using Digits.Core.Ensembling;
using Digits.Core.Errors;
using Digits.Core.Folds;
using Digits.Core.Tests.Metrics;

namespace Digits.Core.Tests.Ensembling;

public class EnsemblingTests
{
    [Fact]
    public void Held_out_predictions_are_joined_in_row_order()
    {
        var joined = OutOfFold.Join(
            [Probabilities.Certain([1, 2], [4, 5], 0.9f), Probabilities.Certain([0, 3], [6, 7], 0.8f)], new FoldAssignment([1, 0, 0, 1], 2));
        Assert.Equal([0, 1, 2, 3], joined.Rows);
        Assert.Equal([6, 4, 5, 7], Enumerable.Range(0, 4).Select(joined.Predicted));
        Assert.Equal(0.8f, joined.Row(3)[7]);
    }

    [Fact]
    public void Rows_that_no_fold_holds_out_have_no_prediction()
    {
        var joined = OutOfFold.Join([Probabilities.Certain([1, 3], [4, 5], 0.9f)], new FoldAssignment([255, 0, 255, 0], 1));
        Assert.Equal([1, 3], joined.Rows);
        Assert.Equal([4, 5], Enumerable.Range(0, 2).Select(joined.Predicted));
    }

    [Fact]
    public void A_row_that_several_repeats_hold_out_gets_the_mean_of_their_predictions()
    {
        // Row 0 is held out by folds 0 and 2, row 1 by folds 1 and 3, row 2 by fold 3 alone.
        var folds = new FoldAssignment([[0, 1, 255], [2, 3, 3]], 4);
        var joined = OutOfFold.Join(
            [
                Probabilities.Certain([0], [4], 1), Probabilities.Certain([1], [5], 1), Probabilities.Certain([0], [6], 0.55f),
                Probabilities.Certain([1, 2], [5, 8], 0.5f),
            ],
            folds);
        Assert.Equal([0, 1, 2], joined.Rows);
        Assert.Equal((1 + (0.45f / 9)) / 2, joined.Row(0)[4], 1e-6f);
        Assert.Equal(0.275f, joined.Row(0)[6], 1e-6f);
        Assert.Equal((0.75f, 0.5f), (joined.Row(1)[5], joined.Row(2)[8]));
    }

    [Fact]
    public void Predictions_of_other_rows_than_a_fold_holds_out_are_refused()
    {
        const string End = "\nExpected: one for each row that fold 1 holds out, and no other\nWhere:    out-of-fold predictions of fold 1";
        AssertJoin($"Found:    no prediction of row 2{End}", [0], []);
        AssertJoin($"Found:    a prediction of rows 0, 1{End}", [0], [0, 1, 2]);
        AssertJoin("Found:    out-of-fold predictions of 1 folds\nExpected: 2 folds\nWhere:    ensemble", [0]);
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

    private static void AssertJoin(string message, params int[][] rows)
    {
        ClassProbabilities[] folds = [.. rows.Select(r => Probabilities.Certain(r, new int[r.Length], 0.9f))];
        Assert.Equal(message, Assert.Throws<InputException>(() => OutOfFold.Join(folds, new FoldAssignment([0, 255, 1], 2))).Message);
    }
}
