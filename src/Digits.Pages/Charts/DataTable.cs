using System.Xml.Linq;

namespace Digits.Pages.Charts;

/// <summary>Holds a table of texts: the numbers behind a figure, or a figure of its own.</summary>
/// <param name="Headers">The columns' names.</param>
/// <param name="Rows">The rows, each as wide as the headers; the first cell names its row.</param>
public sealed record DataTable(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    // Longer cells break into lines.
    private const int Long = 48;

    /// <summary>Builds the table's markup.</summary>
    /// <param name="caption">What the table shows, or null where that stands beside it.</param>
    public XElement ToElement(string? caption = null) => new(
        "table",
        caption is null ? null : new XElement("caption", caption),
        new XElement("thead", new XElement("tr", Headers.Select(h => new XElement("th", new XAttribute("scope", "col"), h)))),
        new XElement("tbody", Rows.Select(ToRow)));

    private static XElement ToRow(IReadOnlyList<string> row) => new(
        "tr",
        new XElement("th", new XAttribute("scope", "row"), row[0]),
        row.Skip(1).Select(cell => new XElement("td", cell.Length > Long ? new XAttribute("class", "long") : null, cell)));
}
