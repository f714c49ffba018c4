using Digits.Core.Data;
using Digits.Core.Metrics;
using Digits.Pages.Reports;
using VerifyXunit;

namespace Digits.Pages.Tests.Reports;

public class ReportPageTests
{
    [Fact]
    public async Task The_page_shows() => await Verifier.Verify(Outline.Of(PageRules.Read(Build(SmallRun.Create(DataKind.Sample)).ToHtml())));

    [Fact]
    public void Equal_results_give_equal_bytes() => Assert.Equal(Build(SmallRun.Create()).ToHtml(), Build(SmallRun.Create()).ToHtml());

    [Theory]
    [InlineData(DataKind.Real)]
    [InlineData(DataKind.Sample)]
    public void The_page_is_self_contained_and_accessible(DataKind kind) => PageRules.Check(Build(SmallRun.Create(kind)).ToHtml());

    [Fact]
    public void Its_metrics_count_errors()
    {
        var (_, metrics) = ReportPage.Build(SmallRun.Create(), new ReportParams(5));

        Assert.Equal((3, 40, 3), (metrics["errors"], metrics["n"], metrics["errors_shown"]));
        Assert.Equal(0.005, metrics["hardest_probability"], 6);
    }

    [Fact]
    public void Another_page_of_the_data_changes_this_page()
    {
        string other = Build(SmallRun.Create() with { EdaSha256 = "ffff" }).ToHtml();

        Assert.Contains("<a href=\"../eda/eda.html\">The data behind it</a> (SHA-256 <code>ffff</code>)", other, StringComparison.Ordinal);
        Assert.NotEqual(Build(SmallRun.Create()).ToHtml(), other);
    }

    [Fact]
    public void A_fold_that_ends_above_its_lowest_validation_loss_is_named()
    {
        var section = Build(SmallRun.Create()).Sections.Single(s => s.Id == "curves");

        Assert.Equal("Fold 1 ended more than 5 % above the lowest validation loss: a sign of overfitting.", section.Sentences[1]);
    }

    [Fact]
    public void A_fold_far_from_the_others_is_named()
    {
        var run = SmallRun.Create();
        var far = new StageMetrics("train[fold=1]", new Dictionary<string, double> { ["n"] = 20, ["oof_accuracy"] = 0.4 });

        var section = Build(run with { Folds = [run.Folds[0], far] }).Sections.Single(s => s.Id == "scores");

        Assert.Equal(
            "Folds lie between 40.00\u00A0% and 95.00\u00A0%; the interval of fold 1 does not hold the accuracy of all: look at that learning curve first.",
            section.Sentences[1]);
    }

    [Fact]
    public void A_run_without_errors_has_no_pairs_to_show()
    {
        var run = SmallRun.Create();
        byte[] labels = run.Train.Labels!;
        var perfect = ConfusionMatrix.Of(labels, labels);
        var ensemble = new StageMetrics("ensemble", new Dictionary<string, double> { ["n"] = 40, ["oof_accuracy"] = 1 });

        var page = Build(run with { Confusion = perfect, Stages = [.. run.Stages.Select(s => s.Stage == "ensemble" ? ensemble : s)] });

        Assert.Equal("No digit is taken for another.", page.Sections.Single(s => s.Id == "confusion").Sentences[0]);
        Assert.Equal("Logistic regression makes 10 errors on the same rows.", page.Sections.Single(s => s.Id == "scores").Sentences[2]);
        PageRules.Check(page.ToHtml());
    }

    internal static HtmlPage Build(RunResults run) => ReportPage.Build(run, new ReportParams(5)).Page;
}
