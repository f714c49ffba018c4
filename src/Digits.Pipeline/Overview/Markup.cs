using System.Globalization;
using System.Security;
using System.Text;

namespace Digits.Pipeline.Overview;

/// <summary>Collects markup that is HTML and well-formed XML at once.</summary>
/// <remarks>Texts one after the other: libraries of markup would cost a run with nothing to do more than all else on its page.</remarks>
internal sealed class Markup
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds markup as it is.</summary>
    public Markup Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>Adds text, escaped.</summary>
    public Markup Text(string text) => Raw(Escape(text));

    /// <summary>Adds an element that holds a text.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="text">The text, escaped here.</param>
    /// <param name="attributes">Attributes as markup, with a space before each; empty for none.</param>
    public Markup Element(string name, string text, string attributes = "") => Raw("<").Raw(name).Raw(attributes).Raw(">").Text(text).Raw("</").Raw(name).Raw(">\n");

    /// <summary>Adds a drawing's coordinate with at most two decimals.</summary>
    public Markup Number(double value) => Raw(value.ToString("0.##", CultureInfo.InvariantCulture));

    /// <summary>Adds a table.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="headers">The columns' names.</param>
    /// <param name="rows">The rows, each as wide as the headers; the first cell names its row.</param>
    /// <param name="said">The columns that hold text rather than numbers.</param>
    public Markup Table(string caption, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows, params ReadOnlySpan<int> said)
    {
        const string Said = " class=\"said\"";
        Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Text(caption).Raw("\">\n<table>\n").Element("caption", caption).Raw("<thead><tr>");
        for (int column = 0; column < headers.Count; column++)
        {
            Element("th", headers[column], " scope=\"col\"" + (said.Contains(column) ? Said : ""));
        }

        Raw("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            Raw("<tr>").Element("th", row[0], " scope=\"row\" class=\"kept\"");
            for (int column = 1; column < row.Count; column++)
            {
                Element("td", row[column], said.Contains(column) ? Said : "");
            }

            Raw("</tr>\n");
        }

        return Raw("</tbody>\n</table>\n</div>\n");
    }

    /// <summary>Escapes what has a meaning in markup; letters that XML cannot hold become spaces.</summary>
    public static string Escape(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            clean.Append((letter < ' ' && letter != '\n') || char.IsSurrogate(letter) || letter >= '\uFFFE' ? ' ' : letter);
        }

        return SecurityElement.Escape(clean.ToString());
    }

    public override string ToString() => _text.ToString();
}
