namespace Digits.Pipeline.Drawing.Layout;

/// <summary>Gives slots their places: near their neighbours, in their layer's order and never closer than a gap.</summary>
internal static class Placement
{
    private const double Gap = 26;
    private const double GapOfPassing = 10;
    private const int Sweeps = 40;

    /// <summary>Gets the least distance between the middles of two neighbours of a layer, in pixels.</summary>
    public static double Distance(Slot left, Slot right) =>
        ((left.Width + right.Width) / 2) + (left.Node < 0 && right.Node < 0 ? GapOfPassing : Gap);

    /// <summary>Sets every slot's middle; the leftmost edge of all is 0, and the whole is no wider than its widest layer must be.</summary>
    /// <returns>The width of the whole, in pixels.</returns>
    public static double Place(LayeredGraph graph)
    {
        double width = graph.Layers.Max(layer => Offsets(layer)[^1] + ((layer[0].Width + layer[^1].Width) / 2));
        foreach (var layer in graph.Layers)
        {
            Settle(layer, _ => width / 2, width);
        }

        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var layer in sweep % 2 == 0 ? graph.Layers : graph.Layers.Reverse())
            {
                Settle(layer, Wish, width);
            }
        }

        List<Slot> slots = [.. graph.Layers.SelectMany(layer => layer)];
        double left = slots.Min(slot => slot.X - (slot.Width / 2));
        slots.ForEach(slot => slot.X = Math.Round(slot.X - left));
        return slots.Max(slot => slot.X + (slot.Width / 2));
    }

    private static double Wish(Slot slot)
    {
        List<Slot> neighbours = [.. slot.Above, .. slot.Below];
        return neighbours.Count == 0 ? slot.X : neighbours.Sum(other => other.X * Weight(slot, other)) / neighbours.Sum(other => Weight(slot, other));
    }

    // Where an edge passes several layers it is to be straight.
    private static double Weight(Slot slot, Slot other) => slot.Node < 0 && other.Node < 0 ? 8 : slot.Node < 0 || other.Node < 0 ? 1 : 2;

    /// <summary>Finds the places nearest to the wished ones that keep order and gaps: least squares by pooling neighbours that collide.</summary>
    private static void Settle(List<Slot> layer, Func<Slot, double> wish, double width)
    {
        double[] offsets = Offsets(layer);
        var pools = new Stack<(double Sum, int Count)>();
        foreach (var (index, slot) in layer.Index())
        {
            var pool = (Sum: wish(slot) - offsets[index], Count: 1);
            while (pools.TryPeek(out var before) && before.Sum / before.Count > pool.Sum / pool.Count)
            {
                pool = (pool.Sum + before.Sum, pool.Count + before.Count);
                pools.Pop();
            }

            pools.Push(pool);
        }

        int next = 0;
        double most = width - (layer[^1].Width / 2) - offsets[^1];
        foreach (var (sum, count) in pools.Reverse())
        {
            // At the border the nearest place within it is still the best one.
            double place = Math.Max(Math.Min(sum / count, most), layer[0].Width / 2);
            for (int index = 0; index < count; index++, next++)
            {
                layer[next].X = place + offsets[next];
            }
        }
    }

    /// <summary>Gets how far each slot is at least from the first of its layer.</summary>
    private static double[] Offsets(List<Slot> layer)
    {
        var offsets = new double[layer.Count];
        for (int index = 1; index < layer.Count; index++)
        {
            offsets[index] = offsets[index - 1] + Distance(layer[index - 1], layer[index]);
        }

        return offsets;
    }
}
