namespace Digits.Baselines.Trees;

/// <summary>Is a binary decision tree over pixels; it starts as one leaf and grows by splits. Leaves are numbered 0, 1, ... as they come to be.</summary>
internal sealed class Tree
{
    private Node[] _nodes = [new(0, 0, ~0)];
    private int _nodeCount = 1;

    /// <summary>Gets the number of leaves, 1 or more.</summary>
    public int LeafCount { get; private set; } = 1;

    /// <summary>Turns a leaf into a split of two leaves.</summary>
    /// <param name="node">The 0-based node that was a leaf; the root is 0.</param>
    /// <param name="split">What parts its images.</param>
    /// <returns>The node of the left leaf, which keeps the number that the split leaf had; the right one's node is the next.</returns>
    public int Grow(int node, Split split)
    {
        if (_nodeCount + 2 > _nodes.Length)
        {
            Array.Resize(ref _nodes, (_nodes.Length * 2) + 2);
        }

        int left = _nodeCount;
        _nodes[left] = new Node(0, 0, _nodes[node].Next);
        _nodes[left + 1] = new Node(0, 0, ~LeafCount++);
        _nodes[node] = new Node((short)split.Pixel, split.Threshold, left);
        _nodeCount += 2;
        return left;
    }

    /// <summary>Gets the number of the leaf that a node is.</summary>
    /// <param name="node">The 0-based node of a leaf.</param>
    public int LeafOf(int node) => ~_nodes[node].Next;

    /// <summary>Finds the leaf that an image falls into.</summary>
    /// <param name="image">uint8 [784], 0..255.</param>
    public int Find(ReadOnlySpan<byte> image)
    {
        var node = _nodes[0];
        while (node.Next >= 0)
        {
            node = _nodes[node.Next + (image[node.Pixel] > node.Threshold ? 1 : 0)];
        }

        return ~node.Next;
    }

    /// <param name="Pixel">What a split looks at.</param>
    /// <param name="Threshold">At most this goes left.</param>
    /// <param name="Next">A split's left child, which the right one follows, or the complement of a leaf's number, below 0.</param>
    private readonly record struct Node(short Pixel, byte Threshold, int Next);
}
