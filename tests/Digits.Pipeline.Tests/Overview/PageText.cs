using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Digits.Pipeline.Tests.Overview;

/// <summary>Reads artifacts/index.html as text that a person can compare: times and dates scrubbed, drawings as what they show in words.</summary>
internal static partial class PageText
{
    public static XElement Read(string html)
    {
        const string DocumentType = "<!DOCTYPE html>\n";
        Assert.StartsWith(DocumentType, html, StringComparison.Ordinal);
        return XElement.Parse(html[DocumentType.Length..], LoadOptions.PreserveWhitespace);
    }

    /// <summary>Writes headings, texts, lists, tables and drawings, one a line.</summary>
    public static string Of(string html)
    {
        var text = new StringBuilder();
        Write(Read(html).Element("body")!, text);
        return Date().Replace(Time().Replace(text.ToString().TrimEnd(), "TIME"), "DATE");
    }

    private static void Write(XElement element, StringBuilder text)
    {
        string? line = element.Name.LocalName switch
        {
            "h1" or "h2" or "p" or "li" or "figcaption" or "pre" => $"{element.Name}: {string.Join(" / ", element.Elements("span").Any() ? element.Elements().Select(e => e.Value) : [element.Value])}",
            "svg" => $"svg: {element.Element("desc")!.Value} {string.Join(' ', element.Elements("rect").GroupBy(e => e.Attribute("class")!.Value).OrderBy(g => g.Key).Select(g => $"[{g.Key}: {g.Count()}]"))}",
            "tr" => "  | " + string.Join(" | ", element.Elements().Select(cell => Number().Replace(cell.Value, "TIME"))),
            "caption" => "table: " + element.Value,
            _ => null,
        };
        if (line is not null)
        {
            text.Append(line).Append('\n');
            return;
        }

        foreach (var child in element.Elements())
        {
            Write(child, text);
        }
    }

    [GeneratedRegex(@"\b\d+\.\d+ s\b|\b\d+ min \d+ s\b")]
    private static partial Regex Time();

    // In the tables behind figures the unit stands in the head.
    [GeneratedRegex(@"^\d+\.\d\d$")]
    private static partial Regex Number();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d UTC")]
    private static partial Regex Date();
}
