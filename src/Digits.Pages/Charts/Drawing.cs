using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Digits.Pages.Charts;

/// <summary>Collects an SVG drawing's shapes; colours and fonts come from CSS classes.</summary>
internal sealed class Drawing
{
    private readonly List<XElement> _shapes = [];

    public IReadOnlyList<XElement> Shapes => _shapes;

    /// <summary>Guesses a text's width in pixels at the charts' 12-pixel font.</summary>
    public static double TextWidth(string text) => text.Length * 6.9;

    public void Line(double x1, double y1, double x2, double y2, string css) => Add(
        "line", css, ("x1", Numbers.Coordinate(x1)), ("y1", Numbers.Coordinate(y1)), ("x2", Numbers.Coordinate(x2)), ("y2", Numbers.Coordinate(y2)));

    public XElement Rect(double x, double y, double width, double height, string css) => Add(
        "rect",
        css,
        ("x", Numbers.Coordinate(x)),
        ("y", Numbers.Coordinate(y)),
        ("width", Numbers.Coordinate(Math.Max(0, width))),
        ("height", Numbers.Coordinate(Math.Max(0, height))));

    public void Circle(double x, double y, double radius, string css) => Add(
        "circle", css, ("cx", Numbers.Coordinate(x)), ("cy", Numbers.Coordinate(y)), ("r", Numbers.Coordinate(radius)));

    public void Path(IEnumerable<(double X, double Y)> points, string css)
    {
        var data = new StringBuilder();
        foreach (var (x, y) in points)
        {
            data.Append(CultureInfo.InvariantCulture, $"{(data.Length == 0 ? "M" : " L")}{Numbers.Coordinate(x)} {Numbers.Coordinate(y)}");
        }

        Add("path", css, ("d", data.ToString()));
    }

    /// <summary>Draws points as one path of strokes without length: round caps make dots of them, in a tenth of the bytes of circles.</summary>
    public void Dots(IEnumerable<(double X, double Y)> points, string css)
    {
        var data = new StringBuilder();
        foreach (var (x, y) in points)
        {
            data.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}h0");
        }

        Add("path", css, ("d", data.ToString()));
    }

    /// <summary>Writes a text; the class <c>start</c>, <c>middle</c> or <c>end</c> says which part of it stands at x.</summary>
    public void Text(double x, double y, string text, string css) =>
        Add("text", css, ("x", Numbers.Coordinate(x)), ("y", Numbers.Coordinate(y))).Value = text;

    private XElement Add(string name, string css, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var shape = new XElement(name, new XAttribute("class", css));
        foreach (var (attribute, value) in attributes)
        {
            shape.SetAttributeValue(attribute, value);
        }

        _shapes.Add(shape);
        return shape;
    }
}
