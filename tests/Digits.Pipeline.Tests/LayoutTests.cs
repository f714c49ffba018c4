using Digits.Pipeline.Drawing.Layout;

namespace Digits.Pipeline.Tests;

public class LayoutTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Whatever_the_graph_edges_lead_down_and_nothing_touches(int seed)
    {
        var random = new Random(seed);
        int count = 3 + random.Next(40);
        double[] widths = [.. Enumerable.Range(0, count).Select(_ => 100.0 + random.Next(150))];
        List<(int Writer, int Reader)> edges = [.. from writer in Enumerable.Range(0, count)
                                                   from reader in Enumerable.Range(writer + 1, count - writer - 1)
                                                   where random.Next(count) < 2
                                                   select (writer, reader)];
        int[] layers = Layering.Assign(count, edges, widest: 6);
        Assert.All(edges, edge => Assert.True(layers[edge.Writer] < layers[edge.Reader], $"seed {seed}: {edge}"));
        Assert.All(layers.CountBy(layer => layer), layer => Assert.InRange(layer.Value, 1, 6));

        var graph = new LayeredGraph(widths, layers, edges);
        double width = Placement.Place(graph);
        foreach (var layer in graph.Layers)
        {
            foreach (var (left, right) in layer.Zip(layer.Skip(1)))
            {
                Assert.True(right.X - left.X >= Placement.Distance(left, right) - 1, $"seed {seed}: {left.Node} at {left.X} and {right.Node} at {right.X}");
            }

            Assert.All(layer, slot => Assert.InRange(slot.X, (slot.Width / 2) - 1, width - (slot.Width / 2)));
        }
    }

    [Fact]
    public void Stages_are_ordered_so_that_edges_do_not_cross_where_they_need_not()
    {
        // 0 and 1 above, 2 and 3 below, crosswise; 4 reads both of the lower ones.
        var graph = new LayeredGraph([100, 100, 100, 100, 100], [0, 0, 1, 1, 2], [(0, 3), (1, 2), (2, 4), (3, 4)]);
        Assert.Equal(0, Sorting.Crossings(graph));
    }

    [Fact]
    public void A_chain_is_a_straight_line()
    {
        var graph = new LayeredGraph([100, 240, 120], [0, 1, 2], [(0, 1), (1, 2)]);
        Assert.Equal(240, Placement.Place(graph));
        Assert.All(graph.Nodes, node => Assert.Equal(120, node.X));
    }
}
