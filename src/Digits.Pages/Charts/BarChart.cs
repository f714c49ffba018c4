namespace Digits.Pages.Charts;

/// <summary>Shows one count per category as bars from zero.</summary>
public sealed class BarChart : Chart
{
    /// <summary>Gets the categories from left to right.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>Gets one number per category, 0 or more.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>Gets what the categories are: <c>digit</c>.</summary>
    public required string CategoryTitle { get; init; }

    /// <summary>Gets what the bars measure, with its unit: <c>rows</c>.</summary>
    public required string ValueTitle { get; init; }

    /// <summary>Gets the decimals of the numbers.</summary>
    public int Decimals { get; init; }

    /// <summary>Gets the bars' colour.</summary>
    public Hue Hue { get; init; }

    /// <inheritdoc/>
    public override DataTable Table() =>
        new([CategoryTitle, ValueTitle], [.. Categories.Zip(Values, (c, v) => (string[])[c, Numbers.Fixed(v, Decimals)])]);

    private protected override void Draw(Drawing drawing)
    {
        var axis = Axis.Linear(ValueTitle, 0, Values.DefaultIfEmpty(0).Max());
        var plot = new PlotArea(drawing, Width, Height, axis.Labels, [], headRows: 1);
        plot.Head(0, ValueTitle);
        plot.LeftAxis(axis);
        double band = (plot.Right - plot.Left) / Math.Max(1, Categories.Count);
        string[] labels = [.. Values.Select(v => Numbers.Fixed(v, Decimals))];
        bool labelled = labels.All(l => Drawing.TextWidth(l) <= band);
        for (int i = 0; i < Values.Count; i++)
        {
            double top = plot.Y(axis.Fraction(Values[i]));
            drawing.Rect(plot.BandX(i, Values.Count) - (band * 0.4), top, band * 0.8, plot.Bottom - top, "fill " + Hue.Css());
            if (labelled)
            {
                drawing.Text(plot.BandX(i, Values.Count), top - 4, labels[i], "middle small");
            }
        }

        plot.BottomBands(Categories, CategoryTitle);
    }
}
