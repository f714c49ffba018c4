namespace Digits.Pages.Charts;

/// <summary>Shows how often values fall into bins, on a linear or logarithmic scale.</summary>
public sealed class Histogram : Chart
{
    /// <summary>Gets the bins' edges, ascending; bin i is [edge i, edge i + 1).</summary>
    public required IReadOnlyList<double> Edges { get; init; }

    /// <summary>Gets the decimals of the edges.</summary>
    public int EdgeDecimals { get; init; }

    /// <summary>Gets the count of each bin, 0 or more; one fewer than edges.</summary>
    public required IReadOnlyList<double> Counts { get; init; }

    /// <summary>Gets a second set's counts, drawn as a line over the bars; null for none.</summary>
    public (string Name, IReadOnlyList<double> Counts)? Against { get; init; }

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
        ["from", "below", CountTitle, .. Against is { } headed ? (string[])[headed.Name] : []],
        [
            .. Counts.Select((c, i) => (string[])
            [
                Numbers.Fixed(Edges[i], EdgeDecimals), Numbers.Fixed(Edges[i + 1], EdgeDecimals), Numbers.Count(c), .. Against is { } other ? (string[])[Numbers.Count(other.Counts[i])] : [],
            ]),
        ]);

    private protected override void Draw(Drawing drawing)
    {
        double[] all = [.. Counts, .. Against?.Counts ?? []];
        double most = all.DefaultIfEmpty(0).Max();
        var left = Logarithmic
            ? Axis.Log(CountTitle, all.Where(c => c > 0).DefaultIfEmpty(1).Min() * 0.999, Math.Max(most, 1))
            : Axis.Linear(CountTitle, 0, most);
        var bottom = Axis.Exact(ValueTitle, Edges[0], Edges[^1], 6);
        var plot = new PlotArea(drawing, Width, Height, left.Labels, [], headRows: Against is null ? 1 : 2);
        plot.Head(Against is null ? 0 : 1, Logarithmic ? CountTitle + ", logarithmic" : CountTitle);
        plot.LeftAxis(left);
        double Y(double count) => plot.Y(count > 0 ? left.Fraction(count) : 0);
        for (int i = 0; i < Counts.Count; i++)
        {
            double from = plot.X(bottom.Fraction(Edges[i]));
            double top = Y(Counts[i]);
            double gap = Math.Min(1, (plot.X(bottom.Fraction(Edges[i + 1])) - from) * 0.2);
            drawing.Rect(from, top, plot.X(bottom.Fraction(Edges[i + 1])) - from - gap, plot.Bottom - top, "fill " + Hue.Css());
        }

        if (Against is { } against)
        {
            drawing.Path(
                against.Counts.SelectMany((count, i) => ((double, double)[])[(plot.X(bottom.Fraction(Edges[i])), Y(count)), (plot.X(bottom.Fraction(Edges[i + 1])), Y(count))]),
                "line " + Hue.Red.Css());
            Legend.Draw(drawing, [(CountTitle, Hue), (against.Name, Hue.Red)]);
        }

        plot.BottomAxis(bottom, grid: false);
    }
}
