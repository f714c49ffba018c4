using Digits.Pages.Charts;
using Digits.Pages.Tests.Reports;
using VerifyXunit;

namespace Digits.Pages.Tests.Charts;

public class ChartSnapshotTests
{
    [Fact]
    public async Task Bar_chart() => await Verifier.Verify(Outline.Markup(SmallCharts.Bars("Rows").ToSvg()));

    [Fact]
    public async Task Dot_chart() => await Verifier.Verify(Outline.Markup(SmallCharts.Dots.ToSvg()));

    [Fact]
    public async Task Grouped_dot_chart() => await Verifier.Verify(Outline.Markup(SmallCharts.GroupedDots.ToSvg()));

    [Fact]
    public async Task Reliability_diagram() => await Verifier.Verify(Outline.Markup(SmallCharts.Reliability.ToSvg()));

    [Fact]
    public async Task Line_chart() => await Verifier.Verify(Outline.Markup(SmallCharts.Lines.ToSvg()));

    [Fact]
    public async Task Histogram() => await Verifier.Verify(Outline.Markup(SmallCharts.Histogram.ToSvg()));

    [Fact]
    public async Task Heat_map() => await Verifier.Verify(Outline.Markup(SmallCharts.HeatMap.ToSvg()));

    [Fact]
    public async Task Histogram_against_another() => await Verifier.Verify(Outline.Markup(SmallCharts.TwoHistograms.ToSvg()));

    [Fact]
    public async Task Scatter() => await Verifier.Verify(Outline.Markup(SmallCharts.Scatter.ToSvg()));

    [Fact]
    public async Task Gantt() => await Verifier.Verify(Outline.Markup(SmallCharts.Gantt.ToSvg()));

    [Fact]
    public async Task Mosaic()
    {
        var picture = new Tinted(56, 28, [Hue.Blue, Hue.Brown]);
        picture.Add(Eda.SyntheticDigits.Bars(2).Image(1), 28, 0, tint: 1);
        await Verifier.Verify(Outline.Markup(new Mosaic
        {
            Id = "mosaic",
            Title = "One digit",
            Description = "A brown bar at the right.",
            Image = picture,
            Names = ["0", "1"],
            Data = new DataTable(["digit", "drawn"], [["0", "0"], ["1", "1"]]),
        }.ToElement()));
    }

    [Fact]
    public async Task Figure_with_its_table() => await Verifier.Verify(Outline.Markup(SmallCharts.Bars("Rows").ToElement().Element("details")!));

    [Fact]
    public async Task Image_grid() => await Verifier.Verify(Outline.Markup(new ImageGrid
    {
        Id = "grid",
        Title = "Two pictures",
        Description = "A dark one and a bright one.",
        Headers = ["name", "mean"],
        Tiles =
        [
            new Tile(new Picture(2, 1, [0, 10]), "dark", ["dark", "mean 5"], ["dark", "5"]),
            new Tile(new Picture(2, 1, [250, 254]), "bright", ["bright", "mean 252"], ["bright", "252"]),
        ],
    }.ToElement()));

    [Fact]
    public async Task Image_sheet() => await Verifier.Verify(Outline.Markup(new ImageSheet
    {
        Id = "sheet",
        Title = "Rows of pictures",
        Description = "Three pictures of a, one of b.",
        Headers = ["name", "pictures"],
        Rows =
        [
            new SheetRow("a", [new Picture(1, 1, [1]), new Picture(1, 1, [2]), new Picture(1, 1, [3])], "three of a", ["a", "3"]),
            new SheetRow("b", [new Picture(1, 1, [4])], "one of b", ["b", "1"]),
        ],
    }.ToElement()));
}
