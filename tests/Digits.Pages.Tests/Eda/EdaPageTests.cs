using Digits.Core.Data;
using Digits.Core.Folds;
using Digits.Core.Sample;
using Digits.Pages.Eda;
using Digits.Pages.Reports;
using Digits.Pages.Tests.Reports;
using VerifyXunit;

namespace Digits.Pages.Tests.Eda;

public class EdaPageTests
{
    private static readonly EdaParams s_parameters = new(SamplesPerClass: 3, Points: 3000, Neighbours: 5, MinDistance: 0.1, Components: 4, Doubts: 6, Threads: 1);

    /// <summary>The drawn sample, as a run without data makes it, only smaller.</summary>
    private static readonly Lazy<EdaResult> s_sample = new(() => EdaPage.Build(
        SampleDigits.Draw(400, 1, "train"), new DigitSet(SampleDigits.Draw(150, 1, "test").Pixels, null), InTurn(400), DataKind.Sample, s_parameters with { Components = 30 }, 7));

    private static readonly string[] s_sections =
    [
        "overview", "classes", "first-rows", "sample-digits", "means", "pixels", "intensity", "strokes", "drift", "components", "map", "neighbours", "labels", "suggestions",
    ];

    public static TheoryData<string> Sections => [.. s_sections];

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task A_section_shows(string section) => await Verifier
        .Verify(Outline.Of(PageRules.Read(s_sample.Value.Page.ToHtml()).Descendants("section").Single(s => s.Attribute("id")!.Value == section)))
        .UseParameters(section);

    [Fact]
    public void These_are_all_sections() => Assert.Equal(s_sections, s_sample.Value.Page.Sections.Select(s => s.Id));

    [Fact]
    public async Task A_terminal_shows() => await Verifier.Verify(s_sample.Value.Summary);

    [Fact]
    public void Equal_data_gives_equal_bytes()
    {
        var (first, second) = (Build(DataKind.Real), Build(DataKind.Real));
        Assert.Equal(first.Page.ToHtml(), second.Page.ToHtml());
        Assert.Equal((first.Summary, first.Suggestions.ToJson()), (second.Summary, second.Suggestions.ToJson()));
    }

    [Fact]
    public void Threads_change_nothing() => Assert.Equal(Build(DataKind.Real).Page.ToHtml(), Build(DataKind.Real, s_parameters with { Threads = 2 }).Page.ToHtml());

    [Fact]
    public void Its_metrics_describe_both_sets()
    {
        var metrics = Build(DataKind.Real).Metrics;

        Assert.Equal(
            "above_200_share always_zero_pixels class_count_least class_count_most drift drift_critical duplicates_contradicting duplicates_shared "
                + "duplicates_test duplicates_train label_doubts neighbour_accuracy neighbour_agreement pixel_max pixel_mean pixel_min rows_test rows_train zero_share",
            string.Join(' ', metrics.Keys));
        Assert.Equal((40, 20, 4, 4), (metrics["rows_train"], metrics["rows_test"], metrics["class_count_least"], metrics["class_count_most"]));
        Assert.Equal((784 - 200, 255, 0), (metrics["always_zero_pixels"], metrics["pixel_max"], metrics["pixel_min"]));
        Assert.Equal((0, 0, 20), (metrics["duplicates_train"], metrics["duplicates_test"], metrics["duplicates_shared"]));
    }

    [Fact]
    public void A_test_image_that_is_in_train_too_raises_the_alarm()
    {
        var overview = Build(DataKind.Real).Page.Sections[0];
        Assert.Equal(
            "Leakage: 20 test images are in train too, with their label (first: row 0 of test is row 0 of train, counted from 0). A score on them tells nothing about new digits.",
            overview.Alert);
        Assert.Null(s_sample.Value.Page.Sections[0].Alert);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(5, 2)]
    public void A_handful_of_images_makes_a_page_too(int train, int test)
    {
        var result = EdaPage.Build(SyntheticDigits.Bars(train), SyntheticDigits.Bars(test, labelled: false), InTurn(train), DataKind.Real, s_parameters, 1);
        PageRules.Check(result.Page.ToHtml());
        Assert.DoesNotContain("NaN", result.Page.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(train >= 3, result.Page.Sections.Any(s => s.Id == "map"));
    }

    [Fact]
    public void A_set_out_of_balance_is_called_so()
    {
        var bars = SyntheticDigits.Bars(20);
        byte[] labels = [.. bars.Labels!.Select((l, i) => i > 10 && l == 9 ? (byte)1 : l)];

        var section = EdaPage.Build(new DigitSet(bars.Pixels, labels), bars, InTurn(20), DataKind.Real, s_parameters, 1).Page.Sections.Single(s => s.Id == "classes");

        Assert.Equal("The most frequent digit is 1 (3 rows, 15.0\u00A0%), the rarest is 9 (1 rows, 5.0\u00A0%).", section.Sentences[0]);
        Assert.Equal("That is a ratio of 3.00: look at each class's F1 beside accuracy, and consider class weights.", section.Sentences[1]);
    }

    [Fact]
    public void A_class_without_images_is_named_and_breaks_nothing()
    {
        byte[] labels = [.. SyntheticDigits.Bars(20).Labels!.Select(l => l == 7 ? (byte)1 : l)];

        var page = EdaPage.Build(new DigitSet(SyntheticDigits.Bars(20).Pixels, labels), SyntheticDigits.Bars(5), InTurn(20), DataKind.Real, s_parameters, 1).Page;

        Assert.Equal("No image shows 7: no model can learn it from this set.", page.Sections.Single(s => s.Id == "classes").Sentences[1]);
        PageRules.Check(page.ToHtml());
    }

    [Theory]
    [InlineData(DataKind.Real)]
    [InlineData(DataKind.Sample)]
    public void The_page_is_self_contained_and_accessible(DataKind kind) => PageRules.Check(Build(kind).Page.ToHtml());

    [Fact]
    public void The_sample_s_page_is_self_contained_and_accessible() => PageRules.Check(s_sample.Value.Page.ToHtml());

    /// <summary>Gets the page of the drawn sample.</summary>
    internal static HtmlPage Sample => s_sample.Value.Page;

    /// <summary>Deals rows to two folds in turn.</summary>
    internal static FoldAssignment InTurn(int rows) => new([.. Enumerable.Range(0, rows).Select(row => (byte)(row % 2))], 2);

    /// <summary>Lays a small set out with the tests' params.</summary>
    internal static Embedding Map(DigitSet set) => Embedding.Of(set, s_parameters, 3);

    private static EdaResult Build(DataKind kind, EdaParams? parameters = null) =>
        EdaPage.Build(SyntheticDigits.Bars(40), SyntheticDigits.Bars(20, labelled: false), InTurn(40), kind, parameters ?? s_parameters, 1);
}
