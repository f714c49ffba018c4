using Digits.Pages.Charts;
using Digits.Pages.Reports;
using Digits.Pages.Tests.Charts;

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

    [Fact]
    public void A_table_of_many_columns_stands_below_the_figure_beside_which_a_narrow_one_stands()
    {
        Assert.Equal("text", Around(["a", "b", "c", "d"]));
        Assert.Equal("beside", Around(["a", "b", "c", "d", "e"]));

        static string Around(string[] headers)
        {
            var section = new Section("s", "Section", [], [SmallCharts.Dots]) { Tables = [("Numbers", new DataTable(headers, [headers]))] };
            var tables = PageRules.Read(new HtmlPage("Scores", "", DataKind.Real, [section]).ToHtml()).Descendants("div")
                .Single(d => ((string?)d.Attribute("class") ?? "").Split(' ').Contains("tables"));
            return (string)tables.Parent!.Attribute("class")!;
        }
    }

    [Fact]
    public void Tables_to_look_something_up_are_behind_a_disclosure_that_tells_their_length()
    {
        var section = new Section("s", "Section", [], []) { Folded = [("Params", new DataTable(["param", "value"], [["a", "1"], ["b", "2"]]))] };

        var details = PageRules.Read(new HtmlPage("Scores", "", DataKind.Real, [section]).ToHtml()).Descendants("details").Single();

        Assert.Equal("Params (2)", details.Element("summary")!.Value);
        Assert.Null(details.Attribute("open"));
        Assert.Equal(2, details.Descendants("tbody").Single().Elements().Count());
    }

    [Fact]
    public void A_long_cell_may_break_into_lines_and_a_short_one_may_not()
    {
        var cells = new DataTable(["a", "b", "c"], [["x", new string('s', 48), new string('l', 49)]]).ToElement().Descendants("td");

        Assert.Equal([null, "long"], cells.Select(cell => (string?)cell.Attribute("class")));
    }

    private static HtmlPage Page(DataKind kind) => new(
        "Scores",
        "What came out.",
        kind,
        [new Section("s", "Section", ["1 < 2 & 3 > 2"], []) { Tables = [("Empty", new DataTable(["a", "b"], [["x", ""]]))] }]);
}
