namespace Digits.Pipeline.Drawing.Layout;

/// <summary>Orders each layer by its neighbours' middle (the barycenter heuristic of Sugiyama, Tagawa and Toda, 1981), so that few edges cross.</summary>
internal static class Sorting
{
    private const int Sweeps = 12;

    public static void Sort(LayeredGraph graph)
    {
        int fewest = int.MaxValue;
        var best = new Dictionary<Slot, int>();
        for (int sweep = 0; sweep <= Sweeps; sweep++)
        {
            if (Crossings(graph) is var crossings && crossings < fewest)
            {
                fewest = crossings;
                best = graph.Layers.SelectMany(layer => layer).ToDictionary(slot => slot, slot => slot.Order);
            }

            foreach (var layer in sweep % 2 == 0 ? graph.Layers.Skip(1) : graph.Layers.Reverse().Skip(1))
            {
                Reorder(layer, slot => Middle(sweep % 2 == 0 ? slot.Above : slot.Below, slot.Order));
            }
        }

        foreach (var layer in graph.Layers)
        {
            Reorder(layer, slot => best[slot]);
        }
    }

    /// <summary>Counts the pairs of edges that cross.</summary>
    public static int Crossings(LayeredGraph graph) => graph.Layers.Sum(layer =>
    {
        List<(int Above, int Below)> edges = [.. layer.SelectMany(above => above.Below.Select(below => (above.Order, below.Order)))];
        return edges.Sum(edge => edges.Count(other => edge.Above < other.Above && edge.Below > other.Below));
    });

    private static double Middle(List<Slot> neighbours, int otherwise) => neighbours.Count == 0 ? otherwise : neighbours.Average(slot => slot.Order);

    private static void Reorder(List<Slot> layer, Func<Slot, double> weight)
    {
        List<Slot> ordered = [.. layer.OrderBy(weight).ThenBy(slot => slot.Order)];
        layer.Clear();
        layer.AddRange(ordered);
        foreach (var (place, slot) in layer.Index())
        {
            slot.Order = place;
        }
    }
}
