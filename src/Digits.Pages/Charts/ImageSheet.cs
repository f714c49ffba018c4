using System.Xml.Linq;

namespace Digits.Pages.Charts;

/// <summary>Is one labelled row of an image sheet.</summary>
/// <param name="Label">The row's label.</param>
/// <param name="Pictures">The row's pictures of one size, at least one.</param>
/// <param name="Name">What the pictures show, for who cannot see them.</param>
/// <param name="Cells">The row's line in the table behind the sheet.</param>
public sealed record SheetRow(string Label, IReadOnlyList<Picture> Pictures, string Name, IReadOnlyList<string> Cells);

/// <summary>Shows labelled rows of many small pictures, each row as one sprite.</summary>
public sealed class ImageSheet : Figure
{
    /// <summary>The pictures side by side before a row breaks: 12 digits of 28 pixels just fit a phone.</summary>
    public const int Columns = 12;

    /// <summary>Gets the rows from top to bottom.</summary>
    public required IReadOnlyList<SheetRow> Rows { get; init; }

    /// <summary>Gets the columns' names of the table behind the sheet.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <inheritdoc/>
    public override bool Wide => true;

    /// <inheritdoc/>
    public override DataTable Table() => new(Headers, [.. Rows.Select(r => r.Cells)]);

    /// <inheritdoc/>
    protected override XElement Picture()
    {
        int columns = Math.Min(Columns, Rows.Max(r => r.Pictures.Count));
        return new XElement(
            "div",
            new XAttribute("class", "sheet"),
            new XAttribute("role", "group"),
            new XAttribute("aria-label", Description),
            Rows.Select(row => new XElement[]
            {
                new("span", row.Label),
                ImageGrid.Ink(Charts.Picture.Sprite(row.Pictures, columns), row.Name),
            }));
    }
}
