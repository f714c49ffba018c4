using System.Globalization;
using System.Text;
using Digits.Pipeline.Reporting;

namespace Digits.Pipeline.Drawing;

/// <summary>Draws the stages as a Mermaid flowchart, which Markdown pages show as a picture.</summary>
internal static class MermaidText
{
    public static string Draw(StageMap map)
    {
        // Nodes have numbers for names: "end" and the like mean something to Mermaid.
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"%% {map.Caption}\nflowchart TD\n");
        foreach (var (index, node) in map.Nodes.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"  s{index}[\"{Escape(node.Label("×"))}<br/>{node.StateText}\"]:::{RunLog.Name(node.State)}\n");
        }

        foreach (var edge in map.Edges)
        {
            text.Append(CultureInfo.InvariantCulture, $"  s{edge.Writer} {(edge.IsImplied ? "-.->" : "-->")} s{edge.Reader}\n");
        }

        foreach (var (state, colour) in StateColours.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"  classDef {RunLog.Name(state)} fill:{colour.Fill},stroke:{colour.Stroke},color:#111\n");
        }

        return text.ToString();
    }

    private static string Escape(string text) =>
        text.Replace("#", "#35;", StringComparison.Ordinal).Replace("\"", "#quot;", StringComparison.Ordinal).Replace("<", "#lt;", StringComparison.Ordinal);
}
