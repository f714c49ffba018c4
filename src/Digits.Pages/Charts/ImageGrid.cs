using System.Xml.Linq;

namespace Digits.Pages.Charts;

/// <summary>Is one picture of an image grid.</summary>
/// <param name="Picture">The picture; ink is bright.</param>
/// <param name="Name">What the picture shows, for who cannot see it.</param>
/// <param name="Lines">The lines of text under the picture.</param>
/// <param name="Cells">The picture's row in the table behind the grid.</param>
public sealed record Tile(Picture Picture, string Name, IReadOnlyList<string> Lines, IReadOnlyList<string> Cells);

/// <summary>Shows captioned pictures in as many columns as fit.</summary>
public sealed class ImageGrid : Figure
{
    /// <summary>Gets the pictures in reading order.</summary>
    public required IReadOnlyList<Tile> Tiles { get; init; }

    /// <summary>Gets the columns' names of the table behind the grid.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <inheritdoc/>
    public override bool Wide => true;

    /// <inheritdoc/>
    public override DataTable Table() => new(Headers, [.. Tiles.Select(t => t.Cells)]);

    /// <inheritdoc/>
    protected override XElement Picture() => new(
        "ul",
        new XAttribute("class", "tiles"),
        new XAttribute("aria-label", Description),
        Tiles.Select(tile => new XElement("li", Ink(tile.Picture, tile.Name), tile.Lines.Select(line => new XElement("span", line)))));

    /// <summary>Builds an image of ink: dark on a light page, bright on a dark one.</summary>
    internal static XElement Ink(Picture picture, string name) => new(
        "img",
        new XAttribute("class", "ink"),
        new XAttribute("src", Png.DataUri(picture)),
        new XAttribute("width", picture.Width),
        new XAttribute("height", picture.Height),
        new XAttribute("alt", name));
}
