using System.Xml.Linq;

namespace Digits.Pipeline.Tests.Overview;

/// <summary>Holds what is true of artifacts/index.html whatever the run.</summary>
internal static class PageRules
{
    /// <param name="html">The page.</param>
    /// <param name="folder">Where it lies.</param>
    public static void Check(string html, string folder)
    {
        var page = PageText.Read(html);
        Assert.DoesNotContain('\r', html);
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "link" or "iframe" or "object" or "img");
        Assert.All(page.Descendants("a"), link => Assert.True(File.Exists(Path.Combine(folder, Uri.UnescapeDataString(link.Attribute("href")!.Value))), link.Value));
        Assert.Equal("en", page.Attribute("lang")!.Value);
        Assert.Single(page.Descendants("h1"));
        Assert.All(page.Descendants("figure"), figure =>
        {
            Assert.NotEqual("", figure.Element("figcaption")!.Value);
            Assert.NotEqual("", figure.Element("svg")!.Element("title")!.Value);
            Assert.NotEqual("", figure.Element("svg")!.Element("desc")!.Value);
            Assert.NotEmpty(figure.Element("details")!.Descendants("td"));
        });
        string[] ids = [.. page.Descendants().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.Descendants("svg").Attributes("aria-labelledby").SelectMany(a => a.Value.Split(' ')), id => Assert.Contains(id, ids));
        string style = page.Descendants("style").Single().Value;
        Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
        Assert.All(page.Descendants().Attributes("class").SelectMany(a => a.Value.Split(' ')).Distinct(), css => Assert.Contains("." + css, style, StringComparison.Ordinal));
    }
}
