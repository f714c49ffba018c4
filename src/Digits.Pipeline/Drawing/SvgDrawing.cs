using System.Globalization;
using System.Security;
using System.Text;
using Digits.Pipeline.Drawing.Layout;
using Digits.Pipeline.Reporting;

namespace Digits.Pipeline.Drawing;

/// <summary>Draws the stages as one SVG file that needs nothing else: top down, states coloured and written out, for light and dark ground.</summary>
internal sealed class SvgDrawing
{
    // A wider drawing is scaled down to this.
    private const double Screen = 1280;
    private const double Height = 54;
    private const double BetweenLayers = 50;
    private const double Margin = 24;
    private const double Header = 78;
    private const int Widest = 5;
    private const int LongestLabel = 20;
    private readonly StringBuilder _svg = new();
    private readonly StageMap _map;
    private readonly LayeredGraph _graph;
    private readonly double _left;
    private readonly double _width;

    private SvgDrawing(StageMap map)
    {
        _map = map;
        List<(int, int)> edges = [.. map.Edges.Select(edge => (edge.Writer, edge.Reader))];
        _graph = new LayeredGraph([.. map.Nodes.Select(Width)], Layering.Assign(map.Nodes.Count, edges, Widest), edges);
        double drawn = Placement.Place(_graph);
        double legend = Math.Max(StateLegend.Width, Math.Ceiling(map.Caption.Length * 8.0));
        _left = Margin + (Math.Max(0, legend - drawn) / 2);
        _width = Math.Max(drawn, legend) + (2 * Margin);
    }

    /// <summary>Gets the file's text.</summary>
    public static string Draw(StageMap map) => new SvgDrawing(map).Draw();

    private string Draw()
    {
        double height = Top(_graph.Layers.Count) - BetweenLayers + Margin;
        double scale = Math.Min(1, Screen / _width);
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title desc\" width=\"{Math.Floor(scale * _width)}\" height=\"{Math.Floor(scale * height)}\" viewBox=\"0 0 {_width} {height}\">");
        Line($"<title id=\"title\">Stages: {Escape(_map.Caption)}</title>");
        Line($"<desc id=\"desc\">{Escape(string.Join("; ", _map.Nodes.Select(node => $"{node.Label("x")}: {node.StateText}")))}</desc>");
        _svg.Append(StateLegend.Style);
        Line($"<rect class=\"ground\" width=\"{_width}\" height=\"{height}\"/>");
        Line($"<text class=\"caption\" x=\"{Margin}\" y=\"{Margin + 8}\">{Escape(_map.Caption)}</text>");
        _svg.Append(StateLegend.Draw(Margin, Margin + 20));
        foreach (var (edge, path) in _map.Edges.Zip(_graph.Paths))
        {
            Edge(edge, path);
        }

        foreach (var (node, slot) in _map.Nodes.Zip(_graph.Nodes))
        {
            Node(node, slot);
        }

        return _svg.Append("</svg>\n").ToString();
    }

    private void Node(StageNode node, Slot slot)
    {
        double left = _left + slot.X - (slot.Width / 2);
        double top = Top(slot.Layer);
        string reasons = string.Join("\n", node.Results.Select(result => $"{RunLog.Name(result.State)}: {result.Reason}").Distinct().Take(3));
        Line($"<g class=\"node {RunLog.Name(node.State)}\"><title>{Escape($"{node.Label("×")}: {node.Description}\n{reasons}")}</title>");
        if (node.Results.Count > 1)
        {
            Line($"<rect class=\"pile\" x=\"{left + 5}\" y=\"{top + 5}\" width=\"{slot.Width}\" height=\"{Height}\" rx=\"7\"/>");
        }

        Line($"<rect x=\"{left}\" y=\"{top}\" width=\"{slot.Width}\" height=\"{Height}\" rx=\"7\"/>");
        Line($"<text class=\"name\" x=\"{_left + slot.X}\" y=\"{top + 23}\">{Escape(Shown(node))}</text>");
        Line($"<text x=\"{_left + slot.X}\" y=\"{top + 40}\">{Escape(node.StateText)}</text></g>");
    }

    /// <summary>Draws an edge: straight down past the nodes of each layer, curved only between layers.</summary>
    private void Edge(StageEdge edge, IReadOnlyList<Slot> path)
    {
        double x = _left + Port(path[0], path[0].Below, path[1]);
        double y = Top(path[0].Layer) + Height;
        var line = new StringBuilder().Append(CultureInfo.InvariantCulture, $"M{x} {y}");
        foreach (var slot in path.Skip(1))
        {
            bool isEnd = slot.Node >= 0;
            double to = _left + (isEnd ? Port(slot, slot.Above, path[^2]) : slot.X);
            double top = Top(slot.Layer) - (isEnd ? 3 : 0);
            double half = (top - y) / 2;
            line.Append(CultureInfo.InvariantCulture, $" C{x} {y + half} {to} {top - half} {to} {top}");
            (x, y) = (to, Top(slot.Layer) + Height);
            if (!isEnd)
            {
                line.Append(CultureInfo.InvariantCulture, $" V{y}");
            }
        }

        Line($"<path class=\"edge{(edge.IsImplied ? " implied" : "")}\" d=\"{line}\"/>");
    }

    /// <summary>Gets where an edge meets a node: edges spread over its width in the order of their other ends.</summary>
    private static double Port(Slot slot, List<Slot> neighbours, Slot other)
    {
        List<Slot> ordered = [.. neighbours.OrderBy(neighbour => neighbour.X)];
        double share = (ordered.IndexOf(other) + 1.0) / (ordered.Count + 1);
        return Math.Round(slot.X + ((share - 0.5) * 0.8 * slot.Width), 1);
    }

    // Fonts differ; eight pixels a letter is wide enough for all of the usual ones at this size.
    private static double Width(StageNode node) => Math.Max(112, 2 * Math.Ceiling((14 + (Math.Max(Shown(node).Length * 8.4, node.StateText.Length * 7.2) / 2))));

    private static string Shown(StageNode node)
    {
        string count = node.Label("×")[node.Name.Length..];
        return (node.Name.Length > LongestLabel ? node.Name[..(LongestLabel - 1)] + "…" : node.Name) + count;
    }

    private static double Top(int layer) => Header + Margin + (layer * (Height + BetweenLayers));

    private static string Escape(string text) =>
        SecurityElement.Escape(string.Concat(text.Select(letter => letter < ' ' && letter != '\n' ? ' ' : letter)));

    private void Line(FormattableString text) => _svg.Append(FormattableString.Invariant(text)).Append('\n');
}
