namespace Digits.Pages.Charts;

/// <summary>Is one bar of a Gantt chart.</summary>
/// <param name="Label">What took the time.</param>
/// <param name="Start">When it began, in seconds from the chart's start.</param>
/// <param name="End">When it ended, in seconds from the chart's start.</param>
/// <param name="Kind">Which of the chart's kinds it is.</param>
public readonly record struct GanttBar(string Label, double Start, double End, string Kind);

/// <summary>Shows what took which time, one line each in the order of their start.</summary>
public sealed class Gantt : Chart
{
    private const double RowHeight = 22;

    /// <summary>Gets the bars, at least one.</summary>
    public required IReadOnlyList<GanttBar> Bars { get; init; }

    /// <summary>Gets what the bars are: <c>stage</c>.</summary>
    public required string LabelTitle { get; init; }

    /// <summary>Gets the kinds of bars with their colours, in the legend's order.</summary>
    public required IReadOnlyList<(string Kind, Hue Hue)> Kinds { get; init; }

    /// <inheritdoc/>
    public override bool Wide => true;

    /// <inheritdoc/>
    protected override double Height => 76 + (Bars.Count * RowHeight);

    private GanttBar[] Ordered => [.. Bars.OrderBy(s => s.Start).ThenBy(s => s.End)];

    /// <inheritdoc/>
    public override DataTable Table() => new(
        [LabelTitle, "state", "start, s", "end, s", "seconds"],
        [.. Ordered.Select(s => (string[])[s.Label, s.Kind, Text(s.Start), Text(s.End), Text(s.End - s.Start)])]);

    private protected override void Draw(Drawing drawing)
    {
        Legend.Draw(drawing, Kinds);
        var axis = Axis.Exact("seconds", 0, Math.Max(Bars.Max(b => b.End), 0.1));
        string[] lengths = [.. Ordered.Select(b => Text(b.End - b.Start) + " s")];
        var plot = new PlotArea(drawing, Width, Height, Bars.Select(b => b.Label), lengths, headRows: 1);
        plot.BottomAxis(axis, grid: true);
        foreach (var (i, bar) in Ordered.Index())
        {
            double y = plot.BandY(i, Bars.Count), start = plot.X(axis.Fraction(bar.Start)), end = plot.X(axis.Fraction(bar.End));
            drawing.Text(plot.Left - 6, y + 4, bar.Label, "end");

            // What took next to no time still shows.
            drawing.Rect(start, y - 7, Math.Max(1.5, end - start), 14, "fill " + Kinds.Single(k => k.Kind == bar.Kind).Hue.Css());
            drawing.Text(end + 6, y + 4, lengths[i], "start small");
        }
    }

    private static string Text(double seconds) => Numbers.Fixed(seconds, 1);
}
