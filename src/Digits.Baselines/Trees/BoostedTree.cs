namespace Digits.Baselines.Trees;

/// <summary>Grows regression trees on gradients leaf by leaf, always at the leaf that gains most (Ke et al. 2017, "LightGBM"); one thread's, reused for many trees.</summary>
/// <param name="columns">The training rows' pixels.</param>
/// <param name="bins">Their bins.</param>
/// <param name="binned">Their places.</param>
/// <param name="parameters">How many leaves, and what a split must keep to.</param>
internal sealed class BoostedTree(PixelColumns columns, PixelBins bins, BinnedRows binned, BaselineParams parameters)
{
    private readonly Stack<ulong[]> _free = [];
    private readonly List<Leaf> _leaves = [];
    private readonly int[] _buffer = new int[columns.Count];
    private int[] _rows = [];
    private ulong[] _packed = [];
    private int[] _pixels = [];
    private GainSearch _search;

    /// <summary>Grows a tree.</summary>
    /// <param name="rows">int32, the 0-based rows to grow on, ascending; reordered by leaves.</param>
    /// <param name="pixels">int32, 0-based indices into <see cref="PixelBins.Pixels"/>, ascending, of those to split by.</param>
    /// <param name="packed">uint64 [N], the rows' gradients and hessians.</param>
    /// <param name="units">Their units.</param>
    /// <returns>The tree and for each of its leaves the range of <paramref name="rows"/> that it holds.</returns>
    public (Tree Tree, Range[] Leaves) Grow(int[] rows, int[] pixels, ulong[] packed, GradientUnits units)
    {
        (_rows, _pixels, _packed) = (rows, pixels, packed);
        _search = new GainSearch(bins, units, parameters);
        var tree = new Tree();
        _leaves.Clear();
        var root = new Leaf(0, 0, rows.Length, Sum(rows));
        if (parameters.Leaves > 1)
        {
            root.Histogram = Free();
            GradientHistogram.Build(binned, rows, packed, root.Histogram);
            Search(root);
        }

        _leaves.Add(root);
        while (tree.LeafCount < parameters.Leaves && _leaves.MaxBy(leaf => leaf.Split.Score) is { Split.Exists: true } best)
        {
            Part(tree, best);
        }

        var ranges = new Range[tree.LeafCount];
        foreach (var leaf in _leaves)
        {
            ranges[tree.LeafOf(leaf.Node)] = leaf.Start..leaf.End;
            Release(leaf);
        }

        return (tree, ranges);
    }

    private void Part(Tree tree, Leaf leaf)
    {
        int middle = leaf.Start + Partition(_rows.AsSpan(leaf.Start..leaf.End), columns.Of(leaf.Split.Pixel), leaf.Split.Threshold);
        int node = tree.Grow(leaf.Node, leaf.Split);
        ulong sum = Sum(_rows.AsSpan(leaf.Start..middle));
        var left = new Leaf(node, leaf.Start, middle, sum);
        var right = new Leaf(node + 1, middle, leaf.End, leaf.Sum - sum);
        _leaves.Remove(leaf);
        _leaves.Add(left);
        _leaves.Add(right);
        if (tree.LeafCount == parameters.Leaves)
        {
            Release(leaf);
            return;
        }

        // The child of fewer rows is summed; the other is what remains.
        var (fewer, more) = left.Count <= right.Count ? (left, right) : (right, left);
        (fewer.Histogram, more.Histogram) = (Free(), leaf.Histogram);
        GradientHistogram.Build(binned, _rows.AsSpan(fewer.Start..fewer.End), _packed, fewer.Histogram);
        GradientHistogram.Subtract(more.Histogram, fewer.Histogram);
        Search(fewer);
        Search(more);
    }

    private void Search(Leaf leaf)
    {
        leaf.Split = _search.Best(leaf.Histogram, leaf.Sum, _pixels);
        if (!leaf.Split.Exists)
        {
            Release(leaf);
        }
    }

    private ulong Sum(ReadOnlySpan<int> rows)
    {
        ulong sum = 0;
        foreach (int row in rows)
        {
            sum += _packed[row];
        }

        return sum;
    }

    private int Partition(Span<int> rows, ReadOnlySpan<byte> column, byte threshold)
    {
        int left = 0, right = 0;
        foreach (int row in rows)
        {
            int goesRight = column[row] > threshold ? 1 : 0;
            rows[left] = row;
            _buffer[right] = row;
            right += goesRight;
            left += 1 - goesRight;
        }

        _buffer.AsSpan(0, right).CopyTo(rows[left..]);
        return left;
    }

    private ulong[] Free() => _free.TryPop(out ulong[]? histogram) ? histogram : new ulong[bins.Thresholds.Length];

    private void Release(Leaf leaf)
    {
        if (leaf.Histogram.Length > 0)
        {
            _free.Push(leaf.Histogram);
            leaf.Histogram = [];
        }
    }

    private sealed class Leaf(int node, int start, int end, ulong sum)
    {
        public int Node => node;

        public int Start => start;

        public int End => end;

        public int Count => end - start;

        public ulong Sum => sum;

        public ulong[] Histogram { get; set; } = [];

        public Split Split { get; set; } = Split.None;
    }
}
