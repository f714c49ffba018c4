using Digits.Core.Data;
using Digits.Core.Metrics;
using Digits.Pages.Charts;
using Digits.Pages.Reports;
using VerifyXunit;

namespace Digits.Pages.Tests.Reports;

public class ReportPageTests
{
    private static readonly Lazy<HtmlPage> s_page = new(() => Build(SmallRun.Create(DataKind.Sample)));

    private static readonly string[] s_sections =
    [
        "scores", "baselines", "curves", "schedule", "diagnosis", "confusion", "classes", "calibration", "roc", "hardest", "errors", "easiest", "doubts", "disagreement",
        "views", "augmented-digits", "run", "provenance",
    ];

    public static TheoryData<string> Sections => [.. s_sections];

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task A_section_shows(string section) => await Verifier
        .Verify(Outline.Of(PageRules.Read(s_page.Value.ToHtml()).Descendants("section").Single(s => s.Attribute("id")!.Value == section)))
        .UseParameters(section);

    [Fact]
    public void These_are_all_sections() => Assert.Equal(s_sections, s_page.Value.Sections.Select(s => s.Id));

    [Fact]
    public void It_begins_with_what_all_scores_are()
    {
        Assert.Equal("How well the digits are read", s_page.Value.Title);
        Assert.Equal("All scores are out of fold: each image is judged by models that never saw it in training.", s_page.Value.Lead);
    }

    [Fact]
    public void Equal_results_give_equal_bytes() => Assert.Equal(Build(SmallRun.Create()).ToHtml(), Build(SmallRun.Create()).ToHtml());

    [Theory]
    [InlineData(DataKind.Real)]
    [InlineData(DataKind.Sample)]
    public void The_page_is_self_contained_and_accessible(DataKind kind) => PageRules.Check(Build(SmallRun.Create(kind)).ToHtml());

    [Fact]
    public void Its_metrics_count_errors()
    {
        var (_, metrics) = ReportPage.Build(SmallRun.Create(), SmallRun.Parameters);

        Assert.Equal((3, 40, 3), (metrics["errors"], metrics["n"], metrics["errors_shown"]));
        Assert.Equal(0.005, metrics["hardest_probability"], 6);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "Leakage: 1 test image is among the training images, pixel by pixel: a submission's score on it tells nothing about new digits.")]
    [InlineData(1200, "Leakage: 1,200 test images are among the training images, pixel by pixel: a submission's score on them tells nothing about new digits.")]
    public void Test_images_that_were_trained_on_are_the_first_thing_said(int seen, string? alert)
    {
        var run = SmallRun.Create();
        var eda = new StageMetrics("eda", new Dictionary<string, double>(run.Stage("eda").Values) { ["duplicates_shared"] = seen });

        var page = Build(run with { Stages = [.. run.Stages.Select(stage => stage.Stage == "eda" ? eda : stage)] });

        Assert.Equal(alert, page.Sections[0].Alert);
        PageRules.Check(page.ToHtml());
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
    public void One_fold_alone_is_compared_with_no_other()
    {
        var run = SmallRun.Create();

        var page = Build(run with { Folds = [run.Folds[0]], Curves = [run.Curves[0]] });

        var scores = page.Sections.Single(s => s.Id == "scores");
        Assert.Equal("They are those of one fold, so nothing here tells how far the accuracy depends on the split.", scores.Sentences[1]);
        Assert.StartsWith("all folds together at ", scores.Figures.OfType<DotChart>().Single().Description, StringComparison.Ordinal);
        Assert.Contains(" in one fold,", page.Sections.Single(s => s.Id == "run").Sentences[0], StringComparison.Ordinal);
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
        Assert.Equal("The best baseline, logistic regression, makes 10 errors on the same rows.", page.Sections.Single(s => s.Id == "scores").Sentences[2]);
        PageRules.Check(page.ToHtml());
    }

    [Fact]
    public void Models_that_name_one_digit_for_all_are_not_trusted_with_labels()
    {
        var run = SmallRun.Create();
        byte[] labels = run.Train.Labels!;
        var ones = SmallRun.Predicted(labels, [.. Enumerable.Range(0, 40).Where(row => labels[row] != 1).Select(row => (row, 1, 1f))]);
        var stages = run.Stages.Select(s => s.Stage == "ensemble" ? SmallRun.Metrics("ensemble", ("n", 40), ("oof_accuracy", 0.1)) : s);

        var page = Build(run with { OutOfFold = ones, Confusion = ConfusionMatrix.Of(ones, labels), Stages = [.. stages] });

        Assert.Contains("These models read only 10.0\u00A0% right: what they doubt says more about them than about the labels.", page.Sections.Single(s => s.Id == "doubts").Sentences);
        PageRules.Check(page.ToHtml());
    }

    [Fact]
    public void Members_have_curves_of_their_own_and_are_compared_with_the_ensemble()
    {
        var run = SmallRun.Create();
        var ensemble = new StageMetrics("ensemble", new Dictionary<string, double>
        {
            ["n"] = 40, ["oof_accuracy"] = 0.925, ["oof_accuracy[deep]"] = 0.9, ["oof_accuracy[wide]"] = 0.95, ["gain"] = -0.025, ["best_member_accuracy"] = 0.95,
            ["random_accuracy"] = 0.1, ["majority_accuracy"] = 0.125,
        });

        var page = Build(run with
        {
            Curves = [run.Curves[0] with { Member = "deep" }, run.Curves[1] with { Member = "wide" }],
            Stages = [.. run.Stages.Select(s => s.Stage == "ensemble" ? ensemble : s)],
        });

        Assert.Contains(new Card("Ensemble against best single", "-2.50 points", "the best member alone: 95.00\u00A0%"), page.Sections[0].Cards);
        string[] sentences = [.. page.Sections.Single(s => s.Id == "scores").Sentences];
        Assert.Contains("Its members: wide 95.00\u00A0%, deep 90.00\u00A0%; together they are 2.50 points worse than the best of them.", sentences);
        Assert.Contains("Guessing is right on 10.00\u00A0%, naming the most frequent digit on 12.50\u00A0%.", sentences);
        Assert.Equal(
            ["Deep, fold 0", "Wide, fold 1"], page.Sections.Single(s => s.Id == "curves").Figures.Select(f => f.Title));
        Assert.Equal(
            ["Learning rate of deep", "Learning rate of wide"], page.Sections.Single(s => s.Id == "schedule").Figures.Select(f => f.Title));
        PageRules.Check(page.ToHtml());
    }

    [Fact]
    public void A_run_in_which_only_the_baseline_learned_has_no_folds_to_show()
    {
        var page = Build(SmallRun.Create() with { Folds = [], Curves = [], Diagnoses = [], Members = [], Draws = null });

        Assert.Equal(
            ["scores", "confusion", "classes", "calibration", "roc", "hardest", "errors", "easiest", "doubts", "run", "provenance"], page.Sections.Select(s => s.Id));
        Assert.Equal("37 of 40 images are read right.", Assert.Single(page.Sections[0].Sentences));
        Assert.Equal("40 images from the user's files were learned from, 20 were labelled.", Assert.Single(page.Sections[^2].Sentences));
        PageRules.Check(page.ToHtml());
    }

    [Fact]
    public void Two_digits_have_one_ROC_curve()
    {
        var train = new DigitSet(new byte[4 * DigitSet.PixelCount], [4, 4, 9, 9]);
        float[] values = new float[40];
        foreach (var (row, four) in ((int, float)[])[(0, 0.9f), (1, 0.4f), (2, 0.6f), (3, 0.1f)])
        {
            (values[(row * 10) + 4], values[(row * 10) + 9]) = (four, 1 - four);
        }

        var predicted = ClassProbabilities.OfAll(values);
        var run = SmallRun.Create() with { Train = train, OutOfFold = predicted, Confusion = ConfusionMatrix.Of(predicted, train.Labels), Baselines = [], Doubts = [] };

        var section = Build(run).Sections.Single(s => s.Id == "roc");

        Assert.Equal("The area under the ROC curve of 4 against 9 is 0.75000; guessing has 0.5.", Assert.Single(section.Sentences));
        var chart = Assert.IsType<LineChart>(Assert.Single(section.Figures));
        Assert.Equal(["4 against 9", "guessing"], chart.Lines.Select(line => line.Name));
        Assert.Equal((50.0, 100.0), (chart.Lines[0].Values[0], chart.Lines[0].Values[60]));
    }

    internal static HtmlPage Build(RunResults run) => ReportPage.Build(run, SmallRun.Parameters).Page;
}
