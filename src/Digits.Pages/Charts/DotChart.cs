namespace Digits.Pages.Charts;

/// <summary>Is one line of a dot chart.</summary>
/// <param name="Label">What is measured: <c>fold 0</c>.</param>
/// <param name="Value">The measure.</param>
/// <param name="Low">The interval's lower end, or null where there is none.</param>
/// <param name="High">The interval's upper end, or null where there is none.</param>
/// <param name="Hue">The dot's colour.</param>
public readonly record struct Dot(string Label, double Value, double? Low = null, double? High = null, Hue Hue = Hue.Blue);

/// <summary>Shows measures as dots with intervals on an axis that need not start at zero, one line each.</summary>
public sealed class DotChart : Chart
{
    private const double RowHeight = 26;

    /// <summary>Gets the lines from top to bottom, at least one.</summary>
    public required IReadOnlyList<Dot> Dots { get; init; }

    /// <summary>Gets what the lines are: <c>fold</c>.</summary>
    public required string LabelTitle { get; init; }

    /// <summary>Gets what the dots measure, with its unit: <c>accuracy, %</c>.</summary>
    public required string ValueTitle { get; init; }

    /// <summary>Gets the decimals of the numbers.</summary>
    public int Decimals { get; init; } = 2;

    /// <inheritdoc/>
    protected override double Height => 58 + (Dots.Count * RowHeight);

    /// <inheritdoc/>
    public override DataTable Table()
    {
        string Text(double? value) => value is double v ? Numbers.Fixed(v, Decimals) : "";
        return Dots.Any(d => d.Low is not null)
            ? new([LabelTitle, ValueTitle, "low", "high"], [.. Dots.Select(d => (string[])[d.Label, Text(d.Value), Text(d.Low), Text(d.High)])])
            : new([LabelTitle, ValueTitle], [.. Dots.Select(d => (string[])[d.Label, Text(d.Value)])]);
    }

    private protected override void Draw(Drawing drawing)
    {
        var axis = Axis.Linear(ValueTitle, Dots.Min(d => d.Low ?? d.Value), Dots.Max(d => d.High ?? d.Value), 4);
        string[] values = [.. Dots.Select(d => Numbers.Fixed(d.Value, Decimals))];

        // Half of the first tick's text stands left of the axis.
        string half = axis.Labels[0][..((axis.Labels[0].Length + 1) / 2)];
        var plot = new PlotArea(drawing, Width, Height, Dots.Select(d => d.Label).Append(half), values, headRows: 0);
        plot.BottomAxis(axis, grid: true);
        for (int i = 0; i < Dots.Count; i++)
        {
            var dot = Dots[i];
            double y = plot.BandY(i, Dots.Count);
            string hue = dot.Hue.Css();
            drawing.Line(plot.Left, y, plot.Right, y, "grid");
            drawing.Text(plot.Left - 6, y + 4, dot.Label, "end");
            if (dot is { Low: double low, High: double high })
            {
                drawing.Line(plot.X(axis.Fraction(low)), y, plot.X(axis.Fraction(high)), y, "stroke " + hue);
            }

            drawing.Circle(plot.X(axis.Fraction(dot.Value)), y, 5, "fill " + hue);
            drawing.Text(plot.Right + 6, y + 4, values[i], "start");
        }
    }
}
