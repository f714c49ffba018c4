using Digits.Pages.Charts;

namespace Digits.Pages.Tests.Charts;

/// <summary>Makes one small chart of each kind.</summary>
internal static class SmallCharts
{
    public static IReadOnlyList<Chart> All { get; } = [Bars("Rows"), Dots, GroupedDots, Reliability, Lines, Histogram, TwoHistograms, HeatMap, Scatter, Gantt];

    public static DotChart Dots => new()
    {
        Id = "dots",
        Title = "Accuracy",
        Description = "Two folds and their mean.",
        LabelTitle = "fold",
        ValueTitle = "accuracy, %",
        Dots = [new("fold 0", 99.5, 99.4, 99.6), new("fold 1", 99.7, 99.6, 99.8), new("mean", 99.6, Hue: Hue.Red)],
    };

    public static GroupedDotChart GroupedDots => new()
    {
        Id = "grouped-dots",
        Title = "Scores",
        Description = "Two digits with two scores each.",
        LabelTitle = "digit",
        ValueTitle = "%",
        Labels = ["4", "9"],
        Series = [new("precision", [99.5, 98.25], Hue.Blue), new("recall", [99.75, 97.5], Hue.Orange)],
    };

    public static ReliabilityDiagram Reliability => new()
    {
        Id = "reliability",
        Title = "Reliability",
        Description = "A bin below the promise and one above it.",
        Bins = [new(40, 50, 20, 45, 30, 15, 50), new(90, 100, 500, 95, 99, 97, 100)],
    };

    public static LineChart Lines => new()
    {
        Id = "lines",
        Title = "Fold 0",
        Description = "A loss falls while the accuracy rises.",
        X = [1, 2, 3],
        XTitle = "epoch",
        LeftTitle = "loss",
        RightTitle = "accuracy, %",
        LeftRange = (0, 1),
        Lines = [new("train loss", [0.9, 0.4, 0.25], Hue.Blue), new("validation accuracy", [96, 98.5, 99.25], Hue.Red, Right: true)],
    };

    public static Histogram Histogram => new()
    {
        Id = "histogram",
        Title = "Pixel values",
        Description = "Most are dark.",
        Edges = [0, 64, 128, 192, 256],
        Counts = [5000, 20, 0, 300],
        ValueTitle = "value",
        CountTitle = "pixels",
        Logarithmic = true,
    };

    public static Histogram TwoHistograms => new()
    {
        Id = "histograms",
        Title = "Pixel values of both",
        Description = "The line follows the bars.",
        Edges = [0, 128, 256],
        Counts = [5000, 20],
        Against = ("test", [4000, 30]),
        ValueTitle = "value",
        CountTitle = "train",
    };

    public static Scatter Scatter => new()
    {
        Id = "scatter",
        Title = "Two groups",
        Description = "One at the left, one at the right.",
        Clusters = [new("a", Hue.Blue, [(0, 0), (1, 1), (0.5, 3)]), new("b", Hue.Brown, [(9, 4)])],
        ClusterTitle = "group",
        XTitle = "length",
        YTitle = "weight",
    };

    public static Gantt Gantt => new()
    {
        Id = "gantt",
        Title = "Where the time went",
        Description = "Three stages, the last two side by side.",
        Bars = [new("train[fold=1]", 1.5, 60, "ran"), new("ingest", 0, 1.5, "ran"), new("eda", 1.5, 1.5, "hit")],
        LabelTitle = "stage",
        Kinds = [("ran", Hue.Blue), ("hit", Hue.Grey)],
    };

    public static HeatMap HeatMap => new()
    {
        Id = "heat",
        Title = "Confusion",
        Description = "Three by three counts.",
        Names = ["0", "1", "2"],
        RowTitle = "true",
        ColumnTitle = "predicted",
        DiagonalApart = true,
        Cells = [[4000, 1, 0], [0, 4500, 4], [2, 0, 4200]],
    };

    public static BarChart Bars(string title) => new()
    {
        Id = "bars",
        Title = title,
        Description = "Three bars.",
        Categories = ["0", "1", "2"],
        Values = [4132, 4684, 3795],
        CategoryTitle = "digit",
        ValueTitle = "rows",
    };
}
