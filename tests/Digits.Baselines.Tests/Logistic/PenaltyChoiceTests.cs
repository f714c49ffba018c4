using Digits.Baselines.Logistic;
using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Randomness;

namespace Digits.Baselines.Tests.Logistic;

public class PenaltyChoiceTests
{
    private static readonly BaselineParams Params = SmallDigits.Params("logistic") with { L2Candidates = "0.001, 10, 0.1", InnerFolds = 3 };

    [Fact]
    public void Rows_that_say_something_get_a_small_penalty_and_random_labels_the_largest()
    {
        var set = SmallDigits.Create(90);
        Assert.Equal(0.001, Choose(set, Params));
        var random = new SplitMix64(2);
        byte[] labels = [.. Enumerable.Range(0, 90).Select(_ => (byte)random.NextInt32(10))];
        Assert.Equal(10, Choose(new DigitSet(set.Pixels, labels), Params));
    }

    [Fact]
    public void The_choice_is_that_of_the_least_loss_of_inner_held_out_rows()
    {
        var set = SmallDigits.Create(90);
        byte[] labels = [.. set.RequireLabels().Select((label, row) => (byte)(row % 7 == 0 ? (label + 1) % 10 : label))];
        var images = new SparseImages(set);
        var losses = new Dictionary<double, double>();
        foreach (double l2 in new[] { 0.001, 0.1, 10 })
        {
            for (int fold = 0; fold < 3; fold++)
            {
                var seen = new int[10];
                int[] folds = [.. labels.Select(label => seen[label]++ % 3)];
                int[] rows = [.. Enumerable.Range(0, 90).Where(row => folds[row] != fold)];
                var model = LogisticRegressionFit.Run(images, labels, rows, Params with { L2 = l2 });
                var predicted = ClassProbabilities.OfAll(model.Predict(set));
                losses[l2] = losses.GetValueOrDefault(l2) - Enumerable.Range(0, 90).Where(row => folds[row] == fold).Sum(row => Math.Log(predicted.Row(row)[labels[row]]));
            }
        }

        Assert.Equal(losses.MinBy(loss => loss.Value).Key, Choose(new DigitSet(set.Pixels, labels), Params));
    }

    [Fact]
    public void Without_candidates_the_penalty_is_that_of_the_params_and_one_needs_no_choice()
    {
        Assert.Equal(0.5, Choose(SmallDigits.Create(20), Params with { L2Candidates = "", L2 = 0.5 }));
        Assert.Equal(0.25, Choose(SmallDigits.Create(20), Params with { L2Candidates = "0.25" }));
    }

    [Fact]
    public void The_model_is_fitted_with_what_was_chosen()
    {
        var set = SmallDigits.Create(90);
        var chosen = new LogisticBaseline(Params).Fit(set);
        Assert.Equal(0.001, chosen.Metrics["l2"]);
        Assert.Equal(new LogisticBaseline(Params with { L2Candidates = "", L2 = 0.001 }).Fit(set).Predict(set), chosen.Predict(set));
    }

    [Theory]
    [InlineData("0.1,much", "much")]
    [InlineData("-1", "-1")]
    public void What_is_no_penalty_is_an_error(string list, string found) => Assert.Equal(
        $"Found:    \"{found}\"\nExpected: numbers of 0 or more, separated by commas\nWhere:    pipeline.json, baseline.l2Candidates",
        Assert.Throws<InputException>(() => PenaltyChoice.Candidates(list)).Message);

    private static double Choose(DigitSet set, BaselineParams parameters) => PenaltyChoice.Of(new SparseImages(set), set.RequireLabels(), parameters);
}
