namespace Digits.Pipeline.Drawing.Layout;

/// <summary>Deals nodes into layers: each below all that it reads from, and never more than fit side by side.</summary>
internal static class Layering
{
    /// <summary>Gets each node's 0-based layer: the longest path to it, later where that layer is full.</summary>
    /// <param name="count">The number of nodes, each after those that it reads from.</param>
    /// <param name="edges">Writer and reader of each edge.</param>
    /// <param name="widest">The most nodes of a layer.</param>
    public static int[] Assign(int count, IReadOnlyList<(int Writer, int Reader)> edges, int widest)
    {
        int[] layers = new int[count];
        var taken = new Dictionary<int, int>();
        for (int node = 0; node < count; node++)
        {
            int layer = edges.Where(edge => edge.Reader == node).Select(edge => layers[edge.Writer] + 1).DefaultIfEmpty(0).Max();
            while (taken.GetValueOrDefault(layer) >= widest)
            {
                layer++;
            }

            layers[node] = layer;
            taken[layer] = taken.GetValueOrDefault(layer) + 1;
        }

        // A layer that nobody reached would be a gap.
        int[] used = [.. layers.Distinct().Order()];
        return [.. layers.Select(layer => Array.IndexOf(used, layer))];
    }
}
