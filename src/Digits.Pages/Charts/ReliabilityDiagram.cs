namespace Digits.Pages.Charts;

/// <summary>Is one bin of a reliability diagram, all shares in percent.</summary>
/// <param name="From">Where the bin starts.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Count">How many predictions fall into it, at least one.</param>
/// <param name="Promised">Their mean probability.</param>
/// <param name="Kept">The share of them that is right.</param>
/// <param name="Low">The lower end of that share's interval.</param>
/// <param name="High">The upper end of that share's interval.</param>
public readonly record struct ReliabilityBin(double From, double To, int Count, double Promised, double Kept, double Low, double High);

/// <summary>Shows how often predictions of some probability are right: on the diagonal they are as often as they promise.</summary>
public sealed class ReliabilityDiagram : Chart
{
    /// <summary>Gets the bins that are not empty, ascending.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }

    /// <inheritdoc/>
    public override bool Tall => true;

    /// <inheritdoc/>
    protected override double Height => 420;

    /// <inheritdoc/>
    public override DataTable Table() => new(
        ["probability above, %", "up to, %", "predictions", "mean probability, %", "right, %", "low", "high"],
        [
            .. Bins.Select(b => (string[])
                [One(b.From), One(b.To), Numbers.Count(b.Count), Two(b.Promised), Two(b.Kept), Two(b.Low), Two(b.High)]),
        ]);

    private protected override void Draw(Drawing drawing)
    {
        var left = Axis.Exact("right, %", 0, 100);
        var bottom = Axis.Exact("mean probability of the predicted digit, %", 0, 100);
        var plot = new PlotArea(drawing, Width, Height, left.Labels, ["1"], headRows: 2);
        Legend.Draw(drawing, [("right, with interval", Hue.Blue), ("as promised", Hue.Grey)]);
        plot.Head(1, left.Title);
        plot.LeftAxis(left);
        plot.BottomAxis(bottom, grid: true);
        drawing.Line(plot.X(0), plot.Y(0), plot.X(1), plot.Y(1), "stroke " + Hue.Grey.Css());
        foreach (var bin in Bins)
        {
            double x = plot.X(bottom.Fraction(bin.Promised));
            drawing.Line(x, plot.Y(left.Fraction(bin.Low)), x, plot.Y(left.Fraction(bin.High)), "stroke " + Hue.Blue.Css());
            drawing.Circle(x, plot.Y(left.Fraction(bin.Kept)), 5, "fill " + Hue.Blue.Css());
        }
    }

    private static string One(double number) => Numbers.Fixed(number, 1);

    private static string Two(double number) => Numbers.Fixed(number, 2);
}
