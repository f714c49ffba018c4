using System.Xml.Linq;

namespace Digits.Pages.Charts;

/// <summary>Shows something as a picture with a name, a description and the numbers behind it.</summary>
public abstract class Figure
{
    /// <summary>Gets the anchor, unique on its page: <c>class-counts</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name above the picture.</summary>
    public required string Title { get; init; }

    /// <summary>Gets one sentence for who cannot see the picture.</summary>
    public required string Description { get; init; }

    /// <summary>Gets whether the figure takes its section's whole width.</summary>
    public virtual bool Wide => false;

    /// <summary>Gets whether the figure is as high as two others, which then stand beside it.</summary>
    public virtual bool Tall => false;

    /// <summary>Builds the numbers behind the picture.</summary>
    public abstract DataTable Table();

    /// <summary>Builds the figure's markup: caption, picture, and the table behind a disclosure.</summary>
    public XElement ToElement() => new(
        "figure",
        new XAttribute("id", Id),
        Wide || Tall ? new XAttribute("class", Wide ? "wide" : "tall") : null,
        new XElement("figcaption", Title),
        Picture(),
        new XElement(
            "details",
            new XElement("summary", "Table"),
            new XElement(
                "div",
                new XAttribute("class", "scroll"),
                new XAttribute("tabindex", "0"),
                new XAttribute("role", "region"),
                new XAttribute("aria-label", "Table: " + Title),
                Table().ToElement())));

    /// <summary>Builds the picture's markup.</summary>
    protected abstract XElement Picture();
}
