using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Digits.Pages.Tests.Reports;

/// <summary>Holds what is true of every page.</summary>
internal static partial class PageRules
{
    /// <summary>Reads a page back: it is well-formed XML after its document type.</summary>
    public static XElement Read(string html)
    {
        const string DocumentType = "<!DOCTYPE html>\n";
        Assert.StartsWith(DocumentType, html, StringComparison.Ordinal);
        return XElement.Parse(html[DocumentType.Length..]);
    }

    public static void Check(string html)
    {
        var page = Read(html);
        Assert.DoesNotContain('\r', html);
        Assert.InRange(html.Length, 1, 3_000_000);

        // No network: no scripts or style sheets, and every source is inside the file.
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "link" or "iframe" or "object");
        Assert.All(page.Descendants().Attributes("src"), a => Assert.StartsWith("data:image/png;base64,", a.Value, StringComparison.Ordinal));
        string[] anchors = [.. page.Descendants().Attributes("id").Select(a => "#" + a.Value)];
        Assert.All(page.Descendants().Attributes("href"), a => Assert.True(a.Value.StartsWith("../", StringComparison.Ordinal) || anchors.Contains(a.Value), a.Value));
        string style = page.Descendants("style").Single().Value;
        Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
        Assert.Empty(style.Intersect("<>&"));

        // Nothing of when and where it was made.
        string text = string.Join('\n', page.DescendantNodes().OfType<XText>().Where(t => t.Parent!.Name.LocalName != "style").Select(t => t.Value));
        Assert.DoesNotMatch(DateOrPath(), text);

        // Every figure and image has a name, every anchor is its own, every colour class has a style.
        Assert.Equal("en", page.Attribute("lang")!.Value);
        Assert.Single(page.Descendants("h1"));
        Assert.Single(page.Descendants("main"));
        Assert.All(page.Descendants("figure"), f => Assert.NotEqual("", f.Element("figcaption")!.Value));
        Assert.All(page.Descendants("img"), i => Assert.NotEqual("", i.Attribute("alt")!.Value));
        string[] ids = [.. page.Descendants().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids.Distinct(), ids);
        var classes = page.Descendants().Attributes("class").SelectMany(a => a.Value.Split(' ')).Distinct();
        Assert.All(classes, c => Assert.Contains("." + c, style, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\b20\d\d-\d\d-\d\d\b|\b\d\d:\d\d\b|(^|\s)/\w+/\w+", RegexOptions.CultureInvariant)]
    private static partial Regex DateOrPath();
}
