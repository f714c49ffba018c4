namespace Digits.Pages.Charts;

/// <summary>Shows how often values fall into bins, on a linear or logarithmic scale.</summary>
public sealed class Histogram : Chart
{
    /// <summary>Gets the bins' edges, ascending; bin i is [edge i, edge i + 1).</summary>
    public required IReadOnlyList<double> Edges { get; init; }

    /// <summary>Gets the count of each bin, 0 or more; one fewer than edges.</summary>
    public required IReadOnlyList<double> Counts { get; init; }

    /// <summary>Gets what the values are, with their unit.</summary>
    public required string ValueTitle { get; init; }

    /// <summary>Gets what is counted.</summary>
    public required string CountTitle { get; init; }

    /// <summary>Gets whether the counts stand on a logarithmic scale, which then starts at 1 or the power of ten below the least count.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Gets the colour.</summary>
    public Hue Hue { get; init; }

    /// <inheritdoc/>
    public override DataTable Table() => new(
        ["from", "below", CountTitle],
        [.. Counts.Select((c, i) => (string[])[Numbers.Count(Edges[i]), Numbers.Count(Edges[i + 1]), Numbers.Count(c)])]);

    private protected override void Draw(Drawing drawing)
    {
        double most = Counts.DefaultIfEmpty(0).Max();
        var left = Logarithmic
            ? Axis.Log(CountTitle, Counts.Where(c => c > 0).DefaultIfEmpty(1).Min() * 0.999, Math.Max(most, 1))
            : Axis.Linear(CountTitle, 0, most);
        var bottom = Axis.Exact(ValueTitle, Edges[0], Edges[^1], 6);
        var plot = new PlotArea(drawing, Width, Height, left.Labels, [], headRows: 1);
        plot.Head(0, Logarithmic ? CountTitle + ", logarithmic" : CountTitle);
        plot.LeftAxis(left);
        for (int i = 0; i < Counts.Count; i++)
        {
            double from = plot.X(bottom.Fraction(Edges[i]));
            double top = plot.Y(Counts[i] > 0 ? left.Fraction(Counts[i]) : 0);
            double gap = Math.Min(1, (plot.X(bottom.Fraction(Edges[i + 1])) - from) * 0.2);
            drawing.Rect(from, top, plot.X(bottom.Fraction(Edges[i + 1])) - from - gap, plot.Bottom - top, "fill " + Hue.Css());
        }

        plot.BottomAxis(bottom, grid: false);
    }
}
