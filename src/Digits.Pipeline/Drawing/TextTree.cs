using System.Text;

namespace Digits.Pipeline.Drawing;

/// <summary>Draws the stages as a tree of text: below each stage what it needs, less what the rest implies.</summary>
internal static class TextTree
{
    /// <summary>Gets the lines, the stages that nobody needs as roots.</summary>
    public static string Draw(StageMap map)
    {
        var text = new StringBuilder();
        var shown = new HashSet<int>();
        foreach (int root in Enumerable.Range(0, map.Nodes.Count).Where(node => map.Edges.All(edge => edge.Writer != node)))
        {
            Draw(root, "", "", "");
        }

        return text.Append(map.Caption).Append('\n').ToString();

        void Draw(int index, string before, string branch, string trunk)
        {
            var node = map.Nodes[index];
            List<int> needs = [.. map.DirectWriters(index)];
            bool isRepeated = !shown.Add(index) && needs.Count > 0;
            text.Append(before).Append(branch).Append(node.Label("x")).Append(": ").Append(node.StateText).Append(isRepeated ? " (see above)\n" : "\n");
            foreach (var (place, need) in isRepeated ? [] : needs.Index())
            {
                bool isLast = place == needs.Count - 1;
                Draw(need, before + trunk, isLast ? "└─ " : "├─ ", isLast ? "   " : "│  ");
            }
        }
    }
}
