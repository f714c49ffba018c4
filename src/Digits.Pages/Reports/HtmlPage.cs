using System.Text;
using System.Xml;
using System.Xml.Linq;
using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Is a self-contained HTML page: no scripts, no other files, equal bytes for equal content.</summary>
/// <remarks>The markup is HTML that is well-formed XML too, so that tests can read it back.</remarks>
public sealed record HtmlPage(string Title, string Lead, DataKind Data, IReadOnlyList<Section> Sections)
{
    private const int LongFrom = 8;
    private const int FewColumns = 4;

    // An empty element of any other name would stay open in HTML if written as <name />.
    private static readonly HashSet<string> SelfClosing = ["meta", "img", "br", "rect", "line", "circle", "path"];

    /// <summary>Writes the page as UTF-8 without a byte order mark, with LF.</summary>
    public void Write(string path) => File.WriteAllText(path, ToHtml());

    /// <summary>Builds the page's text.</summary>
    public string ToHtml()
    {
        string title = Data == DataKind.Sample ? "SAMPLE DATA: " + Title : Title;
        var html = new XElement(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("title", title),
                new XElement("style", PageStyle.Css)),
            new XElement(
                "body",
                Banner(),
                new XElement("header", new XElement("h1", Title), new XElement("p", Lead), Contents()),
                new XElement("main", Sections.Select(ToElement)),
                new XElement("footer", new XElement("p", "Digits. Every figure has its numbers in the table below it.")),
                Banner()));
        foreach (var element in html.DescendantsAndSelf().Where(e => e.IsEmpty && !SelfClosing.Contains(e.Name.LocalName)))
        {
            element.Value = "";
        }

        return "<!DOCTYPE html>\n" + ToText(html) + "\n";
    }

    // A long page begins with links to its parts.
    private XElement? Contents() => Sections.Count < LongFrom ? null : new XElement(
        "nav",
        new XAttribute("aria-label", "Contents"),
        new XElement("ul", Sections.Select(s => new XElement("li", new XElement("a", new XAttribute("href", "#" + s.Id), s.Heading)))));

    private static string ToText(XElement html)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            Indent = true,
            IndentChars = "",
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.None,
        }))
        {
            html.WriteTo(writer);
        }

        return text.ToString();
    }

    private static XElement ToElement(Section section)
    {
        bool beside = section.Figures is [{ Wide: false }];

        // Wide tables do not fit beside a figure.
        bool below = beside && section.Tables.Any(t => t.Table.Headers.Count > FewColumns);
        var tables = section.Tables.Count == 0 ? null : new XElement("div", new XAttribute("class", below ? "tables below" : "tables"), section.Tables.Select(ToElement));

        // Among several figures the tables stand beside the first; else they follow the text.
        bool among = !beside && section.Figures.Any(f => !f.Wide);
        return new XElement(
            "section",
            new XAttribute("id", section.Id),
            beside ? new XAttribute("class", "beside") : null,
            new XElement("h2", section.Heading),
            section.Cards.Count == 0 ? null : new XElement("ul", new XAttribute("class", "cards"), section.Cards.Select(ToElement)),
            new XElement(
                "div",
                new XAttribute("class", "text"),
                section.Alert is null ? null : new XElement("p", new XAttribute("class", "alert"), new XAttribute("role", "note"), section.Alert),
                section.Sentences.Count == 0 ? null : new XElement("p", string.Join(' ', section.Sentences)),
                section.Link is not Link link ? null : new XElement(
                    "p",
                    new XElement("a", new XAttribute("href", link.Target), link.Text),
                    " (SHA-256 ",
                    new XElement("code", link.Sha256),
                    ")"),
                among || below ? null : tables),
            section.Figures.Count == 0 ? null : new XElement(
                "div",
                new XAttribute("class", "figures"),
                section.Figures[0].ToElement(),
                among ? tables : null,
                section.Figures.Skip(1).Select(f => f.ToElement())),
            below ? tables : null,
            section.Folded.Select(t => new XElement("details", new XElement("summary", $"{t.Caption} ({t.Table.Rows.Count})"), ToElement((t.Caption, t.Table)))));
    }

    private static XElement ToElement(Card card) =>
        new("li", new XElement("span", card.Name), new XElement("strong", card.Value), new XElement("span", card.Note));

    private static XElement ToElement((string Caption, DataTable Table) table) => new(
        "div",
        new XAttribute("class", "scroll"),
        new XAttribute("tabindex", "0"),
        new XAttribute("role", "region"),
        new XAttribute("aria-label", table.Caption),
        table.Table.ToElement(table.Caption));

    private XElement? Banner() => Data == DataKind.Real ? null : new XElement(
        "div",
        new XAttribute("class", "banner"),
        new XElement("p", new XElement("strong", "SAMPLE DATA")),
        new XElement("p", "Drawn by this program, or cut short for debugging. Nothing here says how well anything does on Kaggle's digits."));
}
