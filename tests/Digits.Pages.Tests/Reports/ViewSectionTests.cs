using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Reports;

public class ViewSectionTests
{
    [Fact]
    public void A_fold_s_gain_compares_the_kept_epoch_with_what_was_predicted()
    {
        var run = SmallRun.Create();

        var gain = ViewGain.Of(
            SmallRun.Metrics("train[fold=0]", ("n", 20), ("oof_accuracy", 0.95), ("single_view_accuracy", 0.9), ("oof_log_loss", 0.18), ("kept_epoch", 1)), run.Curves[0]);

        Assert.Equal(new ViewGain("fold 0", 20, 18, 19, 0.3, 0.18), gain);
        Assert.Equal(1, gain!.Images);
    }

    [Fact]
    public void A_fold_that_was_not_measured_without_views_has_no_gain() =>
        Assert.Null(ViewGain.Of(SmallRun.Metrics("train[fold=0]", ("n", 20), ("oof_accuracy", 0.95)), SmallRun.Create().Curves[0]));

    [Fact]
    public void Views_that_change_nothing_are_not_shown()
    {
        var same = SmallRun.Metrics("train[fold=0]", ("n", 20), ("oof_accuracy", 0.9), ("single_view_accuracy", 0.9), ("oof_log_loss", 0.2000004), ("kept_epoch", 2));
        var run = SmallRun.Create();

        Assert.Null(ViewSection.Build(run with { Folds = [same], Curves = [run.Curves[0]] }));
    }

    [Fact]
    public void Views_that_cost_accuracy_are_said_not_to_pay()
    {
        var worse = SmallRun.Metrics("train[fold=0]", ("n", 20), ("oof_accuracy", 0.9), ("single_view_accuracy", 0.95), ("oof_log_loss", 0.3), ("kept_epoch", 2));
        var run = SmallRun.Create();

        var section = ViewSection.Build(run with { Folds = [worse], Curves = [run.Curves[0]] })!;

        Assert.Equal(
            [
                "Averaging views of each image reads 1 fewer held-out image right than the image alone: 95.00\u00A0% become 90.00\u00A0%.",
                "The log loss goes from 0.2000 to 0.3000; it is lower in 0 of 1 folds.",
                "The views are not worth their time: try to do without them.",
            ],
            section.Sentences);
    }
}
