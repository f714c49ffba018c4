using System.Globalization;
using System.Text;
using Digits.Pipeline.Reporting;

namespace Digits.Pipeline.Drawing;

/// <summary>The legend of a drawing and the styles that it explains.</summary>
internal static class StateLegend
{
    /// <summary>The legend's width in pixels.</summary>
    public const double Width = 590;

    /// <summary>Gets the style element: light ground, dark where the viewer prefers it.</summary>
    public static string Style { get; } = $$"""
        <style>
        text { font: 13px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1c1f23 }
        .node text { text-anchor: middle } .node .name { font-weight: 600; font-size: 14px } .caption { font-weight: 600; font-size: 14px }
        .ground { fill: #fff } .node rect, .key { stroke-width: 1.5 } .edge { fill: none; stroke: #5b6570; stroke-width: 1.4; marker-end: url(#tip) }
        .implied { stroke-dasharray: 4 4; opacity: .6 } .tip { fill: #5b6570 }
        {{Rules(colour => (colour.Fill, colour.Stroke))}}
        @media (prefers-color-scheme: dark) {
        text { fill: #e6e9ec } .ground { fill: #14171a } .edge { stroke: #9aa5b1 } .tip { fill: #9aa5b1 }
        {{Rules(colour => (colour.DarkFill, colour.DarkStroke))}}
        }
        </style>
        <defs><marker id="tip" markerWidth="8" markerHeight="8" refX="5" refY="4" orient="auto"><path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>

        """;

    /// <summary>Draws one row of keys.</summary>
    public static string Draw(double x, double y)
    {
        var text = new StringBuilder("<g class=\"legend\">\n");
        foreach (var (state, _) in StateColours.All)
        {
            string name = RunLog.Name(state);
            text.Append(CultureInfo.InvariantCulture, $"<g class=\"{name}\"><rect class=\"key\" x=\"{x}\" y=\"{y}\" width=\"16\" height=\"16\" rx=\"3\"/></g>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 22}\" y=\"{y + 13}\">{name}</text>\n");
            x += 46 + (name.Length * 7.5);
        }

        foreach (var (kind, label) in (IReadOnlyList<(string, string)>)[("", "reads"), (" implied", "reads, also by way of others")])
        {
            text.Append(CultureInfo.InvariantCulture, $"<path class=\"edge{kind}\" d=\"M{x} {y + 8}h28\"/><text x=\"{x + 38}\" y=\"{y + 13}\">{label}</text>\n");
            x += 62 + (label.Length * 7);
        }

        return text.Append("</g>\n").ToString();
    }

    private static string Rules(Func<StateColours, (string Fill, string Stroke)> pick) => string.Join('\n', StateColours.All.Select(state =>
        $".{RunLog.Name(state.Key)} rect {{ fill: {pick(state.Value).Fill}; stroke: {pick(state.Value).Stroke} }}"));
}
