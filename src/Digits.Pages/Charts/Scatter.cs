namespace Digits.Pages.Charts;

/// <summary>Is one group of a scatter chart's points.</summary>
/// <param name="Name">What the points have in common.</param>
/// <param name="Hue">The points' colour.</param>
/// <param name="Points">The points.</param>
public sealed record Cluster(string Name, Hue Hue, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>Gets the middle of the points, their median in each direction, so that strays do not move it; (0, 0) where there are none.</summary>
    public (double X, double Y) Middle => (Median([.. Points.Select(p => p.X)]), Median([.. Points.Select(p => p.Y)]));

    /// <summary>Gets the points' mean distance from their middle.</summary>
    public double Spread
    {
        get
        {
            var (x, y) = Middle;
            return Points.Select(p => Math.Sqrt(((p.X - x) * (p.X - x)) + ((p.Y - y) * (p.Y - y)))).DefaultIfEmpty(0).Average();
        }
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? 0 : (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}

/// <summary>Shows groups of points by two measures; several groups are named in a legend and in their middle.</summary>
public sealed class Scatter : Chart
{
    private const double LegendEntry = 36;
    private const double NameSize = 17;

    // The table lists points up to this number, and sums groups up above it.
    private const int Listed = 1000;

    /// <summary>Gets the groups; later ones are drawn on top.</summary>
    public required IReadOnlyList<Cluster> Clusters { get; init; }

    /// <summary>Gets what a group is: <c>digit</c>.</summary>
    public required string ClusterTitle { get; init; }

    /// <summary>Gets what the horizontal axis measures.</summary>
    public required string XTitle { get; init; }

    /// <summary>Gets what the vertical axis measures.</summary>
    public required string YTitle { get; init; }

    /// <summary>Gets whether a line shows where both measures are equal.</summary>
    public bool Diagonal { get; init; }

    /// <summary>Gets the decimals of the numbers.</summary>
    public int Decimals { get; init; } = 1;

    /// <inheritdoc/>
    public override bool Tall => true;

    /// <inheritdoc/>
    protected override double Height => 430;

    /// <inheritdoc/>
    public override DataTable Table() => Clusters.Sum(c => c.Points.Count) <= Listed
        ? new([ClusterTitle, XTitle, YTitle], [.. Clusters.SelectMany(c => c.Points.Select(p => (string[])[c.Name, Text(p.X), Text(p.Y)]))])
        : new(
            [ClusterTitle, "points", $"middle, {XTitle}", $"middle, {YTitle}", "mean distance from the middle"],
            [
                .. Clusters.Select(c => (string[])
                    [c.Name, Numbers.Count(c.Points.Count), Text(c.Middle.X), Text(c.Middle.Y), Text(c.Spread)]),
            ]);

    private protected override void Draw(Drawing drawing)
    {
        var bottom = AxisOf(XTitle, p => p.X);
        var left = AxisOf(YTitle, p => p.Y);
        bool named = Clusters.Count > 1;
        var plot = new PlotArea(drawing, Width, Height, left.Labels, [], headRows: named ? 2 : 1);
        plot.Head(named ? 1 : 0, YTitle);
        plot.LeftAxis(left);
        plot.BottomAxis(bottom, grid: true);
        if (Diagonal)
        {
            double low = Math.Max(left.Min, bottom.Min), high = Math.Min(left.Max, bottom.Max);
            drawing.Line(plot.X(bottom.Fraction(low)), plot.Y(left.Fraction(low)), plot.X(bottom.Fraction(high)), plot.Y(left.Fraction(high)), "axis");
        }

        foreach (var (i, cluster) in Clusters.Index())
        {
            drawing.Dots(cluster.Points.Select(p => (plot.X(bottom.Fraction(p.X)), plot.Y(left.Fraction(p.Y)))), "dots " + cluster.Hue.Css());
            if (named)
            {
                drawing.Circle(8 + (i * LegendEntry), 11, 5, "fill " + cluster.Hue.Css());
                drawing.Text(17 + (i * LegendEntry), 15, cluster.Name, "start");
            }
        }

        if (named)
        {
            var shown = Clusters.Where(c => c.Points.Count > 0).ToArray();
            var places = shown.Select(c => (plot.X(bottom.Fraction(c.Middle.X)), plot.Y(left.Fraction(c.Middle.Y)))).ToArray();
            foreach (var (cluster, (x, y)) in shown.Zip(Apart(places)))
            {
                drawing.Text(x, y + 6, cluster.Name, "middle mark");
            }
        }
    }

    // Pushes names that would cover each other apart, a little at a time.
    private static (double X, double Y)[] Apart((double X, double Y)[] places)
    {
        for (int round = 0; round < 100; round++)
        {
            for (int a = 0; a < places.Length; a++)
            {
                for (int b = a + 1; b < places.Length; b++)
                {
                    double x = places[b].X - places[a].X, y = places[b].Y - places[a].Y, length = Math.Sqrt((x * x) + (y * y));
                    if (length < NameSize)
                    {
                        double push = (NameSize - length) / 4;
                        var (right, down) = length > 0.01 ? (x / length * push, y / length * push) : (push, 0);
                        places[a] = (places[a].X - right, places[a].Y - down);
                        places[b] = (places[b].X + right, places[b].Y + down);
                    }
                }
            }
        }

        return places;
    }

    private string Text(double value) => Numbers.Fixed(value, Decimals);

    private Axis AxisOf(string title, Func<(double X, double Y), double> measure)
    {
        double[] values = [.. Clusters.SelectMany(c => c.Points).Select(measure)];
        double least = values.DefaultIfEmpty(0).Min(), most = values.DefaultIfEmpty(1).Max(), edge = most > least ? (most - least) * 0.03 : 0.5;
        return Axis.Exact(title, Diagonal ? least : least - edge, most + edge);
    }
}
