namespace Digits.Pages.Charts;

/// <summary>Lays out a plot inside a drawing: margins that fit the labels, grid lines, ticks and titles.</summary>
internal sealed class PlotArea
{
    private const double TickGap = 6;
    private const double TitleHeight = 20;
    private readonly Drawing _drawing;

    /// <summary>Leaves margins that fit the labels at both sides, rows of text above, and the axis with its title below.</summary>
    public PlotArea(Drawing drawing, double width, double height, IEnumerable<string> leftLabels, IEnumerable<string> rightLabels, int headRows)
    {
        _drawing = drawing;
        Left = Math.Max(14, Widest(leftLabels) + TickGap + 2);
        Right = width - Math.Max(14, Widest(rightLabels) + TickGap + 2);
        Top = 8 + (headRows * TitleHeight);
        Bottom = height - 22 - TitleHeight;
    }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Bottom { get; }

    public double X(double fraction) => Left + (fraction * (Right - Left));

    public double Y(double fraction) => Bottom - (fraction * (Bottom - Top));

    /// <summary>Gets the middle of one of several equal bands from left to right.</summary>
    public double BandX(int index, int count) => X((index + 0.5) / count);

    /// <summary>Gets the middle of one of several equal bands from top to bottom.</summary>
    public double BandY(int index, int count) => Y(1 - ((index + 0.5) / count));

    /// <summary>Writes a line of text above the plot, 0 being the highest.</summary>
    public void Head(int row, string text) => _drawing.Text(2, 15 + (row * TitleHeight), text, "start title");

    public void LeftAxis(Axis axis)
    {
        foreach (var (tick, label) in axis.Ticks.Zip(axis.Labels))
        {
            double y = Y(axis.Fraction(tick));
            _drawing.Line(Left, y, Right, y, tick == axis.Min ? "axis" : "grid");
            _drawing.Text(Left - TickGap, y + 4, label, "end");
        }
    }

    public void RightAxis(Axis axis)
    {
        foreach (var (tick, label) in axis.Ticks.Zip(axis.Labels))
        {
            _drawing.Text(Right + TickGap, Y(axis.Fraction(tick)) + 4, label, "start");
        }
    }

    public void BottomAxis(Axis axis, bool grid)
    {
        foreach (var (tick, label) in axis.Ticks.Zip(axis.Labels))
        {
            double x = X(axis.Fraction(tick));
            if (grid)
            {
                _drawing.Line(x, Top, x, Bottom, "grid");
            }

            _drawing.Line(x, Bottom, x, Bottom + 4, "axis");
            _drawing.Text(x, Bottom + 18, label, "middle");
        }

        _drawing.Line(Left, Bottom, Right, Bottom, "axis");
        BottomTitle(axis.Title);
    }

    public void BottomBands(IReadOnlyList<string> labels, string title)
    {
        for (int i = 0; i < labels.Count; i++)
        {
            _drawing.Text(BandX(i, labels.Count), Bottom + 18, labels[i], "middle");
        }

        BottomTitle(title);
    }

    private void BottomTitle(string title)
    {
        if (title.Length > 0)
        {
            _drawing.Text((Left + Right) / 2, Bottom + 18 + TitleHeight, title, "middle title");
        }
    }

    private static double Widest(IEnumerable<string> labels) => labels.Select(Drawing.TextWidth).DefaultIfEmpty(0).Max();
}
