using System.Xml.Linq;

namespace Digits.Pages.Charts;

/// <summary>Shows one large coloured picture.</summary>
public sealed class Mosaic : Figure
{
    /// <summary>Gets the picture.</summary>
    public required Tinted Image { get; init; }

    /// <summary>Gets the names of the picture's colours.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Gets the numbers behind the picture.</summary>
    public required DataTable Data { get; init; }

    /// <inheritdoc/>
    public override bool Wide => true;

    /// <inheritdoc/>
    public override DataTable Table() => Data;

    /// <inheritdoc/>
    protected override XElement Picture() => new(
        "div",
        new XElement(
            "ul",
            new XAttribute("class", "key"),
            Image.Tints.Zip(Names, (hue, name) => new XElement("li", new XElement("span", new XAttribute("class", "swatch " + hue.Css())), name))),
        new XElement(
            "img",
            new XAttribute("class", "mosaic"),
            new XAttribute("src", "data:image/png;base64," + Convert.ToBase64String(Png.Encode(Image))),
            new XAttribute("width", Image.Width),
            new XAttribute("height", Image.Height),
            new XAttribute("alt", Description)));
}
