using Digits.Core.Data;
using Digits.Pages.Eda;
using Digits.Pages.Reports;
using Digits.Pages.Tests.Reports;
using VerifyXunit;

namespace Digits.Pages.Tests.Eda;

public class EdaPageTests
{
    [Fact]
    public async Task The_page_shows() => await Verifier.Verify(Outline.Of(PageRules.Read(Build(DataKind.Real).ToHtml())));

    [Fact]
    public void Equal_data_gives_equal_bytes() => Assert.Equal(Build(DataKind.Real).ToHtml(), Build(DataKind.Real).ToHtml());

    [Fact]
    public void Its_metrics_describe_both_sets()
    {
        var (_, metrics) = EdaPage.Build(SyntheticDigits.Bars(40), SyntheticDigits.Bars(20, labelled: false), DataKind.Real, new EdaParams(3));

        Assert.Equal(
            "above_200_share always_zero_pixels class_count_least class_count_most pixel_max pixel_mean pixel_min rows_test rows_train zero_share",
            string.Join(' ', metrics.Keys));
        Assert.Equal((40, 20, 4, 4), (metrics["rows_train"], metrics["rows_test"], metrics["class_count_least"], metrics["class_count_most"]));
        Assert.Equal((784 - 200, 255, 0), (metrics["always_zero_pixels"], metrics["pixel_max"], metrics["pixel_min"]));
    }

    [Fact]
    public void A_set_out_of_balance_is_called_so()
    {
        var bars = SyntheticDigits.Bars(20);
        byte[] labels = [.. bars.Labels!.Select((l, i) => i > 10 && l == 9 ? (byte)1 : l)];

        var section = EdaPage.Build(new DigitSet(bars.Pixels, labels), bars, DataKind.Real, new EdaParams(3)).Page.Sections.Single(s => s.Id == "classes");

        Assert.Equal("The most frequent digit is 1 (3 rows, 15.0\u00A0%), the rarest is 9 (1 rows, 5.0\u00A0%).", section.Sentences[0]);
        Assert.Equal("That is a ratio of 3.00: look at each class's F1 beside accuracy, and consider class weights.", section.Sentences[1]);
    }

    [Fact]
    public void A_class_without_images_is_named_and_breaks_nothing()
    {
        byte[] labels = [.. SyntheticDigits.Bars(20).Labels!.Select(l => l == 7 ? (byte)1 : l)];

        var (page, _) = EdaPage.Build(new DigitSet(SyntheticDigits.Bars(20).Pixels, labels), SyntheticDigits.Bars(5), DataKind.Real, new EdaParams(3));

        Assert.Equal("No image shows 7: no model can learn it from this set.", page.Sections.Single(s => s.Id == "classes").Sentences[1]);
        PageRules.Check(page.ToHtml());
    }

    [Theory]
    [InlineData(DataKind.Real)]
    [InlineData(DataKind.Sample)]
    public void The_page_is_self_contained_and_accessible(DataKind kind) => PageRules.Check(Build(kind).ToHtml());

    internal static HtmlPage Build(DataKind kind) =>
        EdaPage.Build(SyntheticDigits.Bars(40), SyntheticDigits.Bars(20, labelled: false), kind, new EdaParams(3)).Page;
}
