using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Reports;

public class HtmlPageTests
{
    [Fact]
    public void Sample_data_is_said_in_the_title_and_above_and_below_the_page()
    {
        var html = PageRules.Read(Page(DataKind.Sample).ToHtml());

        Assert.Equal("SAMPLE DATA: Scores", html.Element("head")!.Element("title")!.Value);
        var blocks = html.Element("body")!.Elements().Select(e => e.Name.LocalName + "." + (string?)e.Attribute("class"));
        Assert.Equal(["div.banner", "header.", "main.", "footer.", "div.banner"], blocks);
        Assert.Equal(
            "SAMPLE DATA Drawn by this program, or cut short for debugging. Nothing here says how well anything does on Kaggle's digits.",
            string.Join(' ', html.Descendants("div").First().Elements("p").Select(p => p.Value)));
    }

    [Fact]
    public void Real_data_carries_no_banner() => Assert.DoesNotContain("SAMPLE", Page(DataKind.Real).ToHtml(), StringComparison.Ordinal);

    [Fact]
    public void Texts_are_escaped_and_no_element_is_left_open()
    {
        string html = Page(DataKind.Real).ToHtml();

        Assert.Contains("<p>1 &lt; 2 &amp; 3 &gt; 2</p>", html, StringComparison.Ordinal);
        Assert.Contains("<td></td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<td />", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_is_written_as_UTF8_without_a_byte_order_mark()
    {
        string path = Path.GetTempFileName();
        try
        {
            Page(DataKind.Real).Write(path);

            Assert.Equal("<!DOCTYPE html>\n<html"u8.ToArray(), File.ReadAllBytes(path)[..21]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static HtmlPage Page(DataKind kind) => new(
        "Scores",
        "What came out.",
        kind,
        [new Section("s", "Section", ["1 < 2 & 3 > 2"], []) { Tables = [("Empty", new DataTable(["a", "b"], [["x", ""]]))] }]);
}
