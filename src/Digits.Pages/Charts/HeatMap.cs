using System.Globalization;
using System.Xml.Linq;

namespace Digits.Pages.Charts;

/// <summary>Shows a matrix of counts or shares as shaded cells with their numbers.</summary>
public sealed class HeatMap : Chart
{
    private const double Inset = 34;
    private const double LargestCell = 56;

    /// <summary>Gets the names of rows and columns, from top and from left.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Gets the numbers [row][column], 0 or more.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Cells { get; init; }

    /// <summary>Gets what the rows are.</summary>
    public required string RowTitle { get; init; }

    /// <summary>Gets what the columns are.</summary>
    public required string ColumnTitle { get; init; }

    /// <summary>Gets whether the diagonal has its own colour and scale: what is right, against what is confused.</summary>
    public bool DiagonalApart { get; init; }

    /// <summary>Gets the decimals of the numbers.</summary>
    public int Decimals { get; init; }

    /// <inheritdoc/>
    public override bool Tall => true;

    /// <inheritdoc/>
    protected override double Height => Inset + 20 + (CellSize * Names.Count) + 4;

    private double CellSize => Math.Min(LargestCell, (Width - Inset - 4) / Names.Count);

    /// <inheritdoc/>
    public override DataTable Table() => new(
        [$"{RowTitle} \\ {ColumnTitle}", .. Names],
        [.. Names.Select((name, r) => (string[])[name, .. Cells[r].Select(Text)])]);

    private protected override void Draw(Drawing drawing)
    {
        double top = Inset + 20;
        drawing.Text(2, 15, RowTitle + " ↓", "start title");
        drawing.Text(Inset + (CellSize * Names.Count), 15, ColumnTitle + " →", "end title");
        for (int i = 0; i < Names.Count; i++)
        {
            drawing.Text(Inset + ((i + 0.5) * CellSize), top - 8, Names[i], "middle");
            drawing.Text(Inset - 8, top + ((i + 0.5) * CellSize) + 4, Names[i], "end");
        }

        var (diagonal, rest) = (Greatest(onDiagonal: true), Greatest(onDiagonal: false));
        for (int r = 0; r < Names.Count; r++)
        {
            for (int c = 0; c < Names.Count; c++)
            {
                bool apart = DiagonalApart && r == c;
                double greatest = DiagonalApart ? (apart ? diagonal : rest) : Math.Max(diagonal, rest);
                double x = Inset + (c * CellSize);
                double y = top + (r * CellSize);
                var cell = drawing.Rect(x + 1, y + 1, CellSize - 2, CellSize - 2, "cell " + (apart || !DiagonalApart ? Hue.Blue : Hue.Red).Css());
                cell.Add(new XAttribute("fill-opacity", Opacity(Cells[r][c], greatest)));
                drawing.Text(x + (CellSize / 2), y + (CellSize / 2) + 4, Math.Round(Cells[r][c], Decimals) == 0 ? "·" : Text(Cells[r][c]), "middle small");
            }
        }
    }

    private string Text(double number) => Numbers.Fixed(number, Decimals);

    // Half opaque at most: the numbers on top keep their contrast in both themes. The root keeps small counts visible.
    private static string Opacity(double count, double greatest) =>
        (count == 0 ? 0.04 : 0.04 + (0.46 * Math.Sqrt(count / greatest))).ToString("0.00", CultureInfo.InvariantCulture);

    private double Greatest(bool onDiagonal) =>
        Cells.SelectMany((row, r) => row.Where((_, c) => (r == c) == onDiagonal)).DefaultIfEmpty(0).Max();
}
