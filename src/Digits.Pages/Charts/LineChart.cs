namespace Digits.Pages.Charts;

/// <summary>Is one line of a line chart.</summary>
/// <param name="Name">What the line shows.</param>
/// <param name="Values">The line's height at each place of the chart's horizontal axis.</param>
/// <param name="Hue">The line's colour.</param>
/// <param name="Right">Whether the right axis measures the line.</param>
public sealed record Series(string Name, IReadOnlyList<double> Values, Hue Hue, bool Right = false);

/// <summary>Shows lines over shared places; a second axis at the right serves lines of another unit.</summary>
public sealed class LineChart : Chart
{
    /// <summary>Gets the places from left to right, ascending, at least one.</summary>
    public required IReadOnlyList<double> X { get; init; }

    /// <summary>Gets what the places are: <c>epoch</c>.</summary>
    public required string XTitle { get; init; }

    /// <summary>Gets the lines, at least one of them on the left axis.</summary>
    public required IReadOnlyList<Series> Lines { get; init; }

    /// <summary>Gets what the left axis measures, with its unit.</summary>
    public required string LeftTitle { get; init; }

    /// <summary>Gets what the right axis measures, with its unit.</summary>
    public string RightTitle { get; init; } = "";

    /// <summary>Gets numbers that the left axis spans at least, so that charts side by side compare; null spans the lines alone.</summary>
    public (double Low, double High)? LeftRange { get; init; }

    /// <summary>Gets numbers that the right axis spans at least; null spans the lines alone.</summary>
    public (double Low, double High)? RightRange { get; init; }

    /// <summary>Gets the decimals of the numbers.</summary>
    public int Decimals { get; init; } = 4;

    /// <summary>Gets the decimals of the places.</summary>
    public int XDecimals { get; init; }

    /// <inheritdoc/>
    public override DataTable Table() => new(
        [XTitle, .. Lines.Select(l => l.Name)],
        [.. X.Select((x, i) => (string[])[Numbers.Fixed(x, XDecimals), .. Lines.Select(l => Numbers.Fixed(l.Values[i], Decimals))])]);

    private protected override void Draw(Drawing drawing)
    {
        var left = AxisOf(LeftTitle, Lines.Where(l => !l.Right), LeftRange);
        var right = Lines.Any(l => l.Right) ? AxisOf(RightTitle, Lines.Where(l => l.Right), RightRange) : null;
        var bottom = X.Count > 1 ? Axis.Exact(XTitle, X[0], X[^1], Math.Min(8, X.Count - 1)) : Axis.Linear(XTitle, X[0] - 1, X[0] + 1, 2);
        bool named = Lines.Count > 1;
        var plot = new PlotArea(drawing, Width, Height, left.Labels, right?.Labels ?? [], headRows: named ? 2 : 1);
        if (named)
        {
            Legend.Draw(drawing, Lines.Select(l => (l.Name, l.Hue)));
        }

        plot.Head(named ? 1 : 0, LeftTitle);
        plot.LeftAxis(left);
        if (right is not null)
        {
            drawing.Text(Width - 2, 35, RightTitle, "end title");
            plot.RightAxis(right);
        }

        plot.BottomAxis(bottom, grid: false);
        foreach (var line in Lines)
        {
            var axis = line.Right ? right! : left;
            var points = X.Zip(line.Values, (x, y) => (plot.X(bottom.Fraction(x)), plot.Y(axis.Fraction(y)))).ToArray();
            drawing.Path(points, "line " + line.Hue.Css());
            foreach (var (x, y) in points.Length <= 20 ? points : [])
            {
                drawing.Circle(x, y, 3, "fill " + line.Hue.Css());
            }
        }
    }

    private static Axis AxisOf(string title, IEnumerable<Series> lines, (double Low, double High)? range)
    {
        double[] values = [.. lines.SelectMany(l => l.Values), .. range is (double low, double high) ? [low, high] : Array.Empty<double>()];
        return Axis.Linear(title, values.Min(), values.Max());
    }
}
