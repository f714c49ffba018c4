using System.Globalization;
using System.Xml.Linq;
using Digits.Pages.Charts;

namespace Digits.Pages.Tests.Charts;

public class FigureTests
{
    [Fact]
    public void Every_chart_is_an_image_with_a_name_a_description_and_its_numbers()
    {
        Assert.All(SmallCharts.All, chart =>
        {
            var figure = chart.ToElement();
            var svg = figure.Element("svg")!;

            Assert.Equal("img", svg.Attribute("role")!.Value);
            Assert.Equal($"{chart.Id}-title {chart.Id}-desc", svg.Attribute("aria-labelledby")!.Value);
            Assert.Equal((chart.Id + "-title", chart.Title), ((string)svg.Element("title")!.Attribute("id")!, svg.Element("title")!.Value));
            Assert.Equal((chart.Id + "-desc", chart.Description), ((string)svg.Element("desc")!.Attribute("id")!, svg.Element("desc")!.Value));
            Assert.All(chart.Table().Rows, row => Assert.Equal(chart.Table().Headers.Count, row.Count));
            Assert.Equal(chart.Table().Rows.Count, figure.Element("details")!.Descendants("tbody").Elements("tr").Count());
        });
    }

    [Fact]
    public void Nothing_is_drawn_outside_a_chart()
    {
        Assert.All(SmallCharts.All, chart =>
        {
            var svg = chart.ToSvg();
            double[] box = [.. svg.Attribute("viewBox")!.Value.Split(' ').Select(Number)];
            foreach (var shape in svg.Elements())
            {
                foreach (var attribute in shape.Attributes().Where(a => a.Name.LocalName is "x" or "x1" or "x2" or "cx"))
                {
                    Assert.InRange(Number(attribute.Value), 0, box[2]);
                }

                foreach (var attribute in shape.Attributes().Where(a => a.Name.LocalName is "y" or "y1" or "y2" or "cy"))
                {
                    Assert.InRange(Number(attribute.Value), 0, box[3]);
                }
            }
        });
    }

    [Fact]
    public void Texts_of_a_chart_are_escaped()
    {
        var chart = SmallCharts.Bars("<b> & \"c\"");

        string markup = chart.ToElement().ToString();

        Assert.Contains("&lt;b&gt; &amp; \"c\"</title>", markup, StringComparison.Ordinal);
        Assert.Equal("<b> & \"c\"", XElement.Parse(markup).Element("figcaption")!.Value);
    }

    [Fact]
    public void A_line_of_one_place_is_drawn_in_the_middle()
    {
        var chart = new LineChart
        {
            Id = "one",
            Title = "One epoch",
            Description = "One point.",
            X = [1],
            XTitle = "epoch",
            LeftTitle = "loss",
            Lines = [new Series("train loss", [0.5], Hue.Blue)],
        };

        Assert.Equal(["0", "1", "2"], chart.ToSvg().Elements("text").Where(t => t.Attribute("class")!.Value == "middle").Select(t => t.Value));
    }

    [Fact]
    public void Bars_that_are_too_narrow_carry_no_numbers()
    {
        BarChart Chart(int bars) => new()
        {
            Id = "bars",
            Title = "Bars",
            Description = "Bars.",
            Categories = [.. Enumerable.Range(0, bars).Select(i => $"{i}")],
            Values = [.. Enumerable.Range(0, bars).Select(i => 4000.0 + i)],
            CategoryTitle = "digit",
            ValueTitle = "rows",
        };

        Assert.Contains("4,003", Chart(10).ToSvg().Elements("text").Select(t => t.Value));
        Assert.DoesNotContain("4,003", Chart(40).ToSvg().Elements("text").Select(t => t.Value));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
