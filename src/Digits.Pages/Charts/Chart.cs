using System.Xml.Linq;

namespace Digits.Pages.Charts;

/// <summary>Shows a figure as an SVG drawing, which scales with its column.</summary>
/// <remarks>Drawings are narrow (420 units) so that their text stays readable when a phone shrinks them.</remarks>
public abstract class Chart : Figure
{
    /// <summary>Gets the drawing's width in units; on a wide screen one unit is about one pixel.</summary>
    protected const double Width = 420;

    /// <summary>Gets the drawing's height in units.</summary>
    protected virtual double Height => 280;

    /// <summary>Builds the drawing: <c>role="img"</c>, named by its title and description.</summary>
    public XElement ToSvg()
    {
        var drawing = new Drawing();
        Draw(drawing);
        return new XElement(
            "svg",
            new XAttribute("viewBox", $"0 0 {Numbers.Coordinate(Width)} {Numbers.Coordinate(Height)}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{Id}-title {Id}-desc"),
            new XElement("title", new XAttribute("id", Id + "-title"), Title),
            new XElement("desc", new XAttribute("id", Id + "-desc"), Description),
            drawing.Shapes);
    }

    /// <inheritdoc/>
    protected override XElement Picture() => ToSvg();

    /// <summary>Draws the chart's shapes within its width and height.</summary>
    private protected abstract void Draw(Drawing drawing);
}
