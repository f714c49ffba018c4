namespace Digits.Pipeline.Drawing.Layout;

/// <summary>One thing that takes room in a layer: a node, or the place where a long edge passes through.</summary>
internal sealed class Slot(int node, int layer, double width)
{
    /// <summary>Gets the node's index; -1 where an edge passes.</summary>
    public int Node { get; } = node;

    public int Layer { get; } = layer;

    /// <summary>Gets the room it takes, in pixels.</summary>
    public double Width { get; } = width;

    /// <summary>Gets the neighbours one layer above.</summary>
    public List<Slot> Above { get; } = [];

    /// <summary>Gets the neighbours one layer below.</summary>
    public List<Slot> Below { get; } = [];

    /// <summary>Gets or sets the place within the layer, from the left.</summary>
    public int Order { get; set; }

    /// <summary>Gets or sets the middle, in pixels.</summary>
    public double X { get; set; }
}

/// <summary>Nodes and passing edges in layers: every edge joins neighbouring layers.</summary>
internal sealed class LayeredGraph
{
    private const double PassingWidth = 6;

    /// <param name="widths">Each node's width in pixels.</param>
    /// <param name="layers">Each node's layer.</param>
    /// <param name="edges">Writer and reader of each edge.</param>
    public LayeredGraph(IReadOnlyList<double> widths, IReadOnlyList<int> layers, IReadOnlyList<(int Writer, int Reader)> edges)
    {
        Layers = [.. Enumerable.Range(0, layers.Max() + 1).Select(_ => new List<Slot>())];
        Nodes = [.. widths.Index().Select(node => Add(new Slot(node.Index, layers[node.Index], node.Item)))];
        Paths = [.. edges.Select(edge => Path(Nodes[edge.Writer], Nodes[edge.Reader]))];
        Sorting.Sort(this);
    }

    public IReadOnlyList<List<Slot>> Layers { get; }

    public IReadOnlyList<Slot> Nodes { get; }

    /// <summary>Gets each edge's slots from writer to reader.</summary>
    public IReadOnlyList<IReadOnlyList<Slot>> Paths { get; }

    private Slot Add(Slot slot)
    {
        slot.Order = Layers[slot.Layer].Count;
        Layers[slot.Layer].Add(slot);
        return slot;
    }

    private List<Slot> Path(Slot writer, Slot reader)
    {
        List<Slot> path = [writer];
        for (int layer = writer.Layer + 1; layer < reader.Layer; layer++)
        {
            path.Add(Add(new Slot(-1, layer, PassingWidth)));
        }

        path.Add(reader);
        foreach (var (above, below) in path.Zip(path.Skip(1)))
        {
            above.Below.Add(below);
            below.Above.Add(above);
        }

        return path;
    }
}
