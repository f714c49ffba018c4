using Digits.Core.Data;
using Digits.Core.Metrics;

namespace Digits.Core.Tests.Metrics;

public class MetricsTests
{
    [Theory]
    [InlineData(15, 50, 0.95, 0.1910, 0.4375)]
    [InlineData(81, 263, 0.95, 0.2553, 0.3662)]
    [InlineData(5, 10, 0.95, 0.2366, 0.7634)]
    [InlineData(5, 10, 0.90, 0.2693, 0.7307)]
    public void Wilson_bounds_are_those_worked_by_hand(int successes, int trials, double confidence, double low, double high)
    {
        var interval = WilsonInterval.Of(successes, trials, confidence);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void Wilson_bounds_of_none_and_of_all_touch_zero_and_one()
    {
        // z^2 / (n + z^2) with z = 1.959964 and n = 20.
        Assert.Equal(0, WilsonInterval.Of(0, 20).Low);
        Assert.Equal(0.1611, WilsonInterval.Of(0, 20).High, 4);
        Assert.Equal(1 - 0.1611, WilsonInterval.Of(20, 20).Low, 4);
        Assert.Equal(1, WilsonInterval.Of(20, 20).High);
        Assert.Equal(new WilsonInterval(0, 1), WilsonInterval.Of(0, 0));
    }

    [Fact]
    public void Confusion_has_truth_in_rows_and_predictions_in_columns()
    {
        var matrix = ConfusionMatrix.Of([3, 3, 3, 5], [3, 5, 5, 5]);
        Assert.Equal(1, matrix.Counts[3, 3]);
        Assert.Equal(2, matrix.Counts[3, 5]);
        Assert.Equal(0, matrix.Counts[5, 3]);
        Assert.Equal((4, 2, 2, 0.5), (matrix.Total, matrix.Correct, matrix.Errors, matrix.Accuracy));
    }

    [Fact]
    public void Precision_recall_and_F1_are_those_worked_by_hand()
    {
        var matrix = ConfusionMatrix.Of([3, 3, 3, 5], [3, 5, 5, 5]);
        Assert.Equal((1.0, 1.0 / 3, 0.5), (matrix.Precision(3), matrix.Recall(3), matrix.F1(3)));
        Assert.Equal((1.0 / 3, 1.0, 0.5), (matrix.Precision(5), matrix.Recall(5), matrix.F1(5)));
        Assert.Equal((0.0, 0.0, 0.0), (matrix.Precision(7), matrix.Recall(7), matrix.F1(7)));

        // The mean over the digits that are true or predicted, 3 and 5; so is scikit-learn's default.
        Assert.Equal([3, 5], matrix.Present);
        Assert.Equal(0.5, matrix.MacroF1, 15);
    }

    [Fact]
    public void Probabilities_are_scored_against_the_labels_of_their_own_rows()
    {
        var probabilities = Probabilities.Certain([1, 3], [4, 6], 0.8f);
        var matrix = ConfusionMatrix.Of(probabilities, [9, 4, 9, 5]);
        Assert.Equal(1, matrix.Counts[4, 4]);
        Assert.Equal(1, matrix.Counts[5, 6]);
        Assert.Equal(2, matrix.Total);
    }

    [Fact]
    public void Log_loss_is_the_mean_of_minus_log_and_clips_wrong_certainty()
    {
        var probabilities = Probabilities.Certain([0, 1], [4, 6], 0.75f);
        Assert.Equal(-Math.Log(0.75), LogLoss.Of(probabilities, [4, 6]), 12);
        Assert.Equal(-Math.Log(LogLoss.LeastProbability), LogLoss.Of(Probabilities.Certain([0], [4], 1f), [6]), 12);
    }

    [Fact]
    public void Out_of_fold_scores_carry_interval_errors_and_every_catalogued_metric()
    {
        var scores = OutOfFoldScores.Of(Probabilities.Certain([0, 1, 2, 3], [3, 5, 5, 5], 0.9f), [3, 3, 3, 5]);
        Assert.Equal((0.5, 2, 4), (scores["oof_accuracy"], scores["errors"], scores["n"]));
        Assert.Equal(WilsonInterval.Of(2, 4), new WilsonInterval(scores["oof_low"], scores["oof_high"]));
        Assert.All(MetricCatalogue.All, m => Assert.True(double.IsFinite(scores["oof_" + m.Name]), m.Name));
        Assert.All(MetricCatalogue.All, m => Assert.Matches("^[a-z][a-z0-9_]*$", m.Name));
    }

    [Fact]
    public void Out_of_fold_scores_say_what_guessing_reaches()
    {
        // Rows 1 to 4 of five: 4 4 4 9. Only they count.
        var scores = OutOfFoldScores.Of(Probabilities.Certain([1, 2, 3, 4], [4, 4, 4, 4], 0.9f), [7, 4, 4, 4, 9]);
        Assert.Equal((0.5, 0.75, 4), (scores["random_accuracy"], scores["majority_accuracy"], scores["n"]));
    }

    [Fact]
    public void A_metric_without_a_value_for_these_rows_is_left_out()
    {
        // One class alone has no area under a curve.
        var scores = OutOfFoldScores.Of(Probabilities.Certain([0, 1], [3, 3], 0.9f), [3, 3]);
        Assert.False(scores.ContainsKey("oof_auc"));
        Assert.All(scores, score => Assert.True(double.IsFinite(score.Value), score.Key));
    }

    [Fact]
    public void The_calibration_error_is_that_worked_by_hand()
    {
        // Bins of 1/15: 0.9 and 0.92 (both in 0.866..0.933, one right): |1 - 1.82| = 0.82; 0.75 (0.733..0.8, right): 0.25; 0.3 (wrong): 0.3.
        var predicted = Join(
            Probabilities.Certain([0], [1], 0.9f), Probabilities.Certain([1], [2], 0.92f), Probabilities.Certain([2], [3], 0.75f), Probabilities.Certain([3], [4], 0.3f));
        Assert.Equal((0.82 + 0.25 + 0.3) / 4, CalibrationError.Of(predicted, [1, 9, 3, 9]), 1e-6);
    }

    [Fact]
    public void Gaps_of_opposite_signs_in_neighbouring_bins_add_up_and_certainty_lies_in_the_last_bin()
    {
        // 12/15 parts 0.79999995 from 0.81: the gaps +0.2 and -0.81 are not taken off each other.
        var predicted = Join(Probabilities.Certain([0], [1], 0.79999995f), Probabilities.Certain([1], [2], 0.81f));
        Assert.Equal((0.2 + 0.81) / 2, CalibrationError.Of(predicted, [1, 9]), 1e-6);
        Assert.Equal(0, CalibrationError.Of(Probabilities.Certain([0, 1], [1, 2], 1), [1, 2]));
    }

    private static ClassProbabilities Join(params ClassProbabilities[] parts) => new([.. parts.SelectMany(p => p.Rows)], [.. parts.SelectMany(p => p.Values)]);
}
