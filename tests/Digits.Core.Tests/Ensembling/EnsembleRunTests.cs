using Digits.Core.Data;
using Digits.Core.Ensembling;
using Digits.Core.Errors;
using Digits.Core.Folds;
using Digits.Core.Metrics;
using Digits.Core.Tests.Metrics;

namespace Digits.Core.Tests.Ensembling;

public class EnsembleRunTests
{
    private static readonly byte[] Labels = [3, 3, 3, 5];
    private static readonly DigitSet Train = new(new byte[4 * DigitSet.PixelCount], Labels);
    private static readonly FoldAssignment Folds = new([0, 1, 0, 1], 2);

    public static TheoryData<string> Combinations => [.. CombinationCatalogue.Names];

    [Theory]
    [MemberData(nameof(Combinations))]
    public void One_member_is_scored_as_it_is_with_the_asked_confidence(string combine)
    {
        var result = EnsembleRun.Run(Train, Folds, [Member("", [3, 5, 5, 5], 0.9f, trainAccuracy: 0.75)], new EnsembleParams(combine, "", 0.9));

        Assert.Equal(2, result.Confusion.Counts[3, 5]);
        Assert.Equal((0.5, 2, 4, 0.5), (result.Metrics["oof_accuracy"], result.Metrics["errors"], result.Metrics["n"], result.Metrics["f1_5"]));
        Assert.Equal((1.0 / 3, 1.0), (result.Metrics["precision_5"], result.Metrics["recall_5"]));
        Assert.Equal(WilsonInterval.Of(2, 4, 0.9).Low, result.Metrics["oof_low"]);
        Assert.Equal(0.75, result.Metrics["train_accuracy"]);
        Assert.Equal(0.95f, result.Test.Row(0)[4], 6);
        Assert.DoesNotContain(result.Metrics.Keys, name => name == "gain" || name.Contains('['));
    }

    [Fact]
    public void Only_rows_that_were_held_out_count()
    {
        var result = EnsembleRun.Run(
            Train,
            new FoldAssignment([255, 0, 255, 0], 1),
            [new EnsembleMember("", Probabilities.Certain([1, 3], [3, 4], 0.9f), Probabilities.Certain([0], [4], 1))],
            new EnsembleParams("mean", "", 0.95));

        Assert.Equal((2, 1, 0.5), (result.Metrics["n"], result.Metrics["errors"], result.Metrics["oof_accuracy"]));
        Assert.Equal(2, result.Confusion.Total);
        Assert.False(result.Metrics.ContainsKey("train_accuracy"));
    }

    [Fact]
    public void Members_are_combined_member_by_member_and_each_is_scored()
    {
        var result = EnsembleRun.Run(
            Train,
            Folds,
            [Member("cnn", [3, 3, 5, 5], 0.9f, trainAccuracy: 0.8), Member("mlp", [3, 5, 3, 3], 0.6f, trainAccuracy: 0.9)],
            new EnsembleParams("mean", "", 0.95));

        // The surer cnn decides each row: 3 3 5 5.
        Assert.Equal([3, 3, 5, 5], Enumerable.Range(0, 4).Select(result.Oof.Predicted));
        Assert.Equal((0.9f + (0.4f / 9)) / 2, result.Oof.Row(1)[3], 1e-6f);
        Assert.Equal((0.75, 0.5), (result.Metrics["oof_accuracy[cnn]"], result.Metrics["oof_accuracy[mlp]"]));
        Assert.Equal((0.75, 0.0), (result.Metrics["best_member_accuracy"], result.Metrics["gain"]));
        Assert.Equal((0.5, 0.5), (result.Metrics["weight[cnn]"], result.Metrics["weight[mlp]"]));
        Assert.Equal(0.85, result.Metrics["train_accuracy"], 12);
        Assert.Equal(-((3 * Math.Log(0.9)) + Math.Log(0.1 / 9)) / 4, result.Metrics["oof_log_loss[cnn]"], 1e-5);
    }

    [Fact]
    public void Fitted_weights_need_two_folds_of_held_out_rows()
    {
        EnsembleMember Once(string name) => new(name, Probabilities.Certain([1], [3], 0.9f), Probabilities.Certain([0], [4], 1));
        var error = Assert.Throws<InputException>(() => EnsembleRun.Run(
            Train, new FoldAssignment([255, 0, 255, 255], 1), [Once("a"), Once("b")], new EnsembleParams("weighted", "", 0.95)));
        Assert.Equal(
            "Found:    held-out rows of 1 fold\nExpected: two folds or more, since a fold's weights are fitted on the others; or another ensemble.combine\n"
            + "Where:    ensemble.combine",
            error.Message);
    }

    [Fact]
    public void An_unknown_combination_and_members_without_a_folds_test_predictions_are_refused()
    {
        var member = Member("", [3, 3, 3, 5], 0.9f, 1);
        Assert.Equal(
            "Found:    combination \"median\"\nExpected: one of mean, mean-logits, vote, weighted\nWhere:    pipeline.json, ensemble.combine",
            Assert.Throws<InputException>(() => EnsembleRun.Run(Train, Folds, [member], new EnsembleParams("median", "", 0.95))).Message);
        Assert.Equal(
            "Found:    test predictions of 1 folds\nExpected: 2 folds, as out of fold\nWhere:    ensemble",
            Assert.Throws<InputException>(() => EnsembleMember.OfFolds("", Folds, [member.Oof, member.Oof], [member.Test])).Message);
        Assert.Equal(
            "Found:    no member\nExpected: one that is trained, or a baseline in ensemble.baselines\nWhere:    pipeline.json, members",
            Assert.Throws<InputException>(() => EnsembleRun.Run(Train, Folds, [], new EnsembleParams("mean", "", 0.95))).Message);
    }

    [Fact]
    public void Two_members_of_one_name_are_refused()
    {
        var member = Member("mlp", [3, 3, 3, 5], 0.9f, 1);
        Assert.Equal(
            "Found:    two members \"mlp\"\nExpected: a name of its own for each trained member and baseline\nWhere:    pipeline.json, members and baselines",
            Assert.Throws<InputException>(() => EnsembleRun.Run(Train, Folds, [member, member], new EnsembleParams("mean", "mlp", 0.95))).Message);
    }

    private static EnsembleMember Member(string name, int[] predicted, float probability, double trainAccuracy) => EnsembleMember.OfFolds(
        name,
        Folds,
        [Probabilities.Certain([0, 2], [predicted[0], predicted[2]], probability), Probabilities.Certain([1, 3], [predicted[1], predicted[3]], probability)],
        [Probabilities.Certain([0], [4], 1f), Probabilities.Certain([0], [4], 0.9f)],
        trainAccuracy);
}
