using System.Runtime.InteropServices;
using Digits.Core.Data;
using Digits.Core.Randomness;

namespace Digits.Baselines.Trees;

/// <summary>Is a tree of a random forest, grown on rows drawn with replacement (Breiman 2001, "Random forests").</summary>
internal sealed class ForestTree
{
    private readonly Tree _tree = new();
    private readonly List<float> _shares = [];
    private readonly PixelColumns _columns;
    private readonly BaselineParams _parameters;
    private readonly ClassCounts _counts = new();
    private readonly PixelDraw _draw;
    private readonly WeightedRow[] _rows;

    private ForestTree(PixelColumns columns, byte[] labels, BaselineParams parameters, ulong seed)
    {
        _columns = columns;
        _parameters = parameters;
        var random = new SplitMix64(seed);
        _draw = new PixelDraw(columns.Varying, random);
        _rows = Bootstrap(labels, random);
    }

    /// <summary>Grows a tree until its leaves are pure or hold too few rows; each split is the best of some pixels that are drawn for it.</summary>
    /// <param name="columns">The training rows' pixels.</param>
    /// <param name="labels">uint8 [N], 0..9.</param>
    /// <param name="parameters">How many pixels are tried, how many rows a leaf holds.</param>
    /// <param name="seed">The seed of the rows and pixels drawn.</param>
    /// <returns>The tree, and float32 [leaves*10], each leaf's shares of digits among its rows.</returns>
    public static (Tree Tree, float[] Shares) Grow(PixelColumns columns, byte[] labels, BaselineParams parameters, ulong seed)
    {
        var forest = new ForestTree(columns, labels, parameters, seed);
        forest.Grow();
        return (forest._tree, [.. forest._shares]);
    }

    /// <summary>Draws as many rows as there are, with replacement.</summary>
    /// <returns>Those drawn at least once, ascending.</returns>
    internal static WeightedRow[] Bootstrap(byte[] labels, SplitMix64 random)
    {
        var weights = new ushort[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            weights[random.NextInt32(labels.Length)]++;
        }

        return [.. Enumerable.Range(0, labels.Length).Where(row => weights[row] > 0).Select(row => new WeightedRow(row, labels[row], weights[row]))];
    }

    private void Grow()
    {
        var open = new Stack<(int Node, int Start, int End)>();
        var buffer = new WeightedRow[_rows.Length];
        open.Push((0, 0, _rows.Length));
        while (open.TryPop(out var at))
        {
            var rows = _rows.AsSpan(at.Start..at.End);
            _counts.Enter(rows);
            var split = Best(rows);
            if (!split.Exists)
            {
                Close(_tree.LeafOf(at.Node));
                continue;
            }

            int middle = at.Start + Partition(rows, _columns.Of(split.Pixel), split.Threshold, buffer);
            int left = _tree.Grow(at.Node, split);
            open.Push((left + 1, middle, at.End));
            open.Push((left, at.Start, middle));
        }
    }

    private static int Partition(Span<WeightedRow> rows, ReadOnlySpan<byte> column, byte threshold, WeightedRow[] buffer)
    {
        int left = 0, right = 0;
        foreach (var row in rows)
        {
            bool goesRight = column[row.Row] > threshold;
            rows[left] = row;
            buffer[right] = row;
            right += goesRight ? 1 : 0;
            left += goesRight ? 0 : 1;
        }

        buffer.AsSpan(0, right).CopyTo(rows[left..]);
        return left;
    }

    private Split Best(ReadOnlySpan<WeightedRow> rows)
    {
        var best = Split.None;
        if (_counts.IsPure)
        {
            return best;
        }

        // A pixel that is the same in all of the node's rows counts as tried, unless none has been found that varies.
        bool found = false;
        _draw.Restart();
        for (int tried = 0; (tried < _parameters.SplitPixels || !found) && _draw.TryNext(out int pixel); tried++)
        {
            double score = _counts.Best(_columns.Of(pixel), rows, _parameters.LeafRows, out byte threshold, out bool varies);
            found |= varies;
            if (score > best.Score)
            {
                best = new Split(pixel, threshold, score);
            }
        }

        return best;
    }

    private void Close(int leaf)
    {
        long weight = 0;
        foreach (long total in _counts.Totals)
        {
            weight += total;
        }

        int start = leaf * DigitSet.ClassCount;
        CollectionsMarshal.SetCount(_shares, Math.Max(_shares.Count, start + DigitSet.ClassCount));
        var shares = CollectionsMarshal.AsSpan(_shares)[start..];
        for (int digit = 0; digit < DigitSet.ClassCount; digit++)
        {
            shares[digit] = (float)((double)_counts.Totals[digit] / weight);
        }
    }
}
