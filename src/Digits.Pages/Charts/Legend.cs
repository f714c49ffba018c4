namespace Digits.Pages.Charts;

/// <summary>Names a chart's colours in a line above it.</summary>
internal static class Legend
{
    public static void Draw(Drawing drawing, IEnumerable<(string Name, Hue Hue)> entries)
    {
        double x = 2;
        foreach (var (name, hue) in entries)
        {
            drawing.Line(x, 11, x + 18, 11, "stroke " + hue.Css());
            drawing.Text(x + 24, 15, name, "start");
            x += 24 + Drawing.TextWidth(name) + 14;
        }
    }
}
