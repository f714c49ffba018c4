namespace Digits.Pages.Charts;

/// <summary>Is one measure of a grouped dot chart.</summary>
/// <param name="Name">What is measured: <c>recall</c>.</param>
/// <param name="Values">The measure of each of the chart's lines.</param>
/// <param name="Hue">The dots' colour.</param>
public sealed record DotSeries(string Name, IReadOnlyList<double> Values, Hue Hue);

/// <summary>Shows several measures of the same things as dots on one axis that need not start at zero, one line for each thing.</summary>
public sealed class GroupedDotChart : Chart
{
    private const double RowHeight = 26;

    // Dots of one line lie a little apart, so that equal measures do not hide each other.
    private const double Apart = 6;

    /// <summary>Gets the lines' names from top to bottom, at least one.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Gets the measures, at least one.</summary>
    public required IReadOnlyList<DotSeries> Series { get; init; }

    /// <summary>Gets what the lines are: <c>digit</c>.</summary>
    public required string LabelTitle { get; init; }

    /// <summary>Gets what the dots measure, with its unit: <c>%</c>.</summary>
    public required string ValueTitle { get; init; }

    /// <summary>Gets the decimals of the numbers.</summary>
    public int Decimals { get; init; } = 2;

    /// <inheritdoc/>
    protected override double Height => 78 + (Labels.Count * RowHeight);

    /// <inheritdoc/>
    public override DataTable Table() => new(
        [LabelTitle, .. Series.Select(s => s.Name)],
        [.. Labels.Select((label, i) => (string[])[label, .. Series.Select(s => Numbers.Fixed(s.Values[i], Decimals))])]);

    private protected override void Draw(Drawing drawing)
    {
        var axis = Axis.Linear(ValueTitle, Series.Min(s => s.Values.Min()), Series.Max(s => s.Values.Max()));

        // Half of the first and of the last tick's text stands outside the axis.
        var plot = new PlotArea(drawing, Width, Height, [.. Labels, Half(axis.Labels[0])], [Half(axis.Labels[^1])], headRows: 1);
        Legend.Draw(drawing, Series.Select(s => (s.Name, s.Hue)));
        plot.BottomAxis(axis, grid: true);
        for (int i = 0; i < Labels.Count; i++)
        {
            double middle = plot.BandY(i, Labels.Count);
            drawing.Line(plot.Left, middle, plot.Right, middle, "grid");
            drawing.Text(plot.Left - 6, middle + 4, Labels[i], "end");
            for (int s = 0; s < Series.Count; s++)
            {
                double y = middle + ((s - ((Series.Count - 1) / 2.0)) * Apart);
                drawing.Circle(plot.X(axis.Fraction(Series[s].Values[i])), y, 4.5, "fill " + Series[s].Hue.Css());
            }
        }
    }

    private static string Half(string label) => label[..((label.Length + 1) / 2)];
}
