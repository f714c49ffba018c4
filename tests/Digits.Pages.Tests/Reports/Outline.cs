using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Digits.Pages.Tests.Charts;

namespace Digits.Pages.Tests.Reports;

/// <summary>Writes markup as text that a person can compare: pictures as size and hash of their pixels.</summary>
internal static class Outline
{
    private const int RowsShown = 2;

    /// <summary>Writes a page's or figure's structure: headings, texts, figures, and the first rows of each table.</summary>
    public static string Of(XElement root)
    {
        var text = new StringBuilder();
        Write(root, 0, text);
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>Writes markup whole, pictures scrubbed.</summary>
    public static string Markup(XElement root)
    {
        var copy = new XElement(root);
        foreach (var source in copy.Descendants().Attributes("src"))
        {
            source.Value = Picture(source.Value);
        }

        return copy.ToString().ReplaceLineEndings("\n");
    }

    private static void Write(XElement element, int depth, StringBuilder text)
    {
        string? line = element.Name.LocalName switch
        {
            "h1" or "h2" or "p" or "title" or "figcaption" or "li" when !element.Elements("img").Any() => $"{element.Name}: {Words(element)}",
            "li" => $"li: {Words(element)} [{Image(element.Element("img")!)}]",
            "img" => $"img: {Image(element)}",
            "svg" => $"svg: {element.Element("desc")!.Value} [{string.Join(' ', element.Elements().GroupBy(e => e.Name).Select(g => $"{g.Key} {g.Count()}"))}{Drawn(element)}]",
            "section" or "figure" => $"{element.Name} #{(string?)element.Attribute("id")}",
            "table" => Table(element),
            "main" or "header" or "footer" => element.Name.LocalName,
            _ => null,
        };
        if (line is not null)
        {
            text.Append(' ', depth * 2).Append(line).Append('\n');
        }

        if (element.Name.LocalName is not ("svg" or "table" or "li" or "p" or "h1" or "h2" or "style"))
        {
            foreach (var child in element.Elements())
            {
                Write(child, line is null ? depth : depth + 1, text);
            }
        }
    }

    // Dots are too many to compare one by one.
    private static string Drawn(XElement svg)
    {
        string[] dots = [.. svg.Elements("path").Where(p => p.Attribute("class")!.Value.StartsWith("dots ", StringComparison.Ordinal)).Select(p => p.Attribute("d")!.Value)];
        return dots.Length == 0 ? "" : $", {dots.Sum(d => d.Count(c => c == 'M'))} dots {Hash(Encoding.UTF8.GetBytes(string.Concat(dots)))}";
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..8];

    private static string Words(XElement element) =>
        string.Join(" / ", element.Name.LocalName == "li" && element.Elements().Any(e => e.Value.Length > 0) ? element.Elements().Where(e => e.Name != "img").Select(e => e.Value) : [element.Value]);

    private static string Table(XElement table)
    {
        string[] rows = [.. table.Element("tbody")!.Elements("tr").Select(Cells)];
        string more = rows.Length > RowsShown ? $" | ... {rows.Length - RowsShown} more" : "";
        return $"table: {Cells(table.Element("thead")!.Element("tr")!)} | {string.Join(" | ", rows.Take(RowsShown))}{more}";
    }

    private static string Cells(XElement row) => string.Join(", ", row.Elements().Select(c => c.Value));

    private static string Image(XElement image) => $"{image.Attribute("alt")!.Value}, {Picture(image.Attribute("src")!.Value)}";

    private static string Picture(string dataUri)
    {
        var picture = PngReader.ReadAny(Convert.FromBase64String(dataUri["data:image/png;base64,".Length..]));
        return $"{picture.Width}x{picture.Height} {Hash(picture.Pixels)}";
    }
}
