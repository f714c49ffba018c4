using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Randomness;

namespace Digits.Core.Folds;

/// <summary>Splits training rows into folds with equal shares of every class: the one place that makes folds.</summary>
public static class StratifiedFolds
{
    /// <summary>Assigns each row to a fold: each class, and the whole set, spreads over the folds with counts that differ by at most 1.</summary>
    /// <param name="labels">uint8 [N], 0..9.</param>
    /// <param name="count">The number of folds, 2..255.</param>
    /// <param name="seed">The stage instance's seed; equal seeds give equal folds.</param>
    /// <exception cref="InputException">A class has fewer rows than there are folds; all such classes are listed.</exception>
    public static FoldAssignment Assign(ReadOnlySpan<byte> labels, int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, byte.MaxValue);
        var rowsOfClass = RowsOfClass(labels);
        string[] small =
        [
            .. rowsOfClass.Index().Where(c => c.Item.Count < count).Select(c => $"{c.Item.Count} of digit {c.Index}"),
        ];
        if (small.Length > 0)
        {
            throw new InputException(
                $"too few training rows: {string.Join(", ", small)}",
                $"at least {count} of every digit, one per fold (folds.count)",
                $"labels of the {labels.Length} training rows");
        }

        byte[] foldOfRow = new byte[labels.Length];
        int dealt = 0;
        for (int digit = 0; digit < rowsOfClass.Length; digit++)
        {
            int[] rows = [.. rowsOfClass[digit]];
            new SplitMix64(Seed.Derive(seed, $"folds/class={digit}")).Shuffle(rows.AsSpan());
            foreach (int row in rows)
            {
                foldOfRow[row] = (byte)(dealt++ % count);
            }
        }

        return new FoldAssignment(foldOfRow, count);
    }

    private static List<int>[] RowsOfClass(ReadOnlySpan<byte> labels)
    {
        List<int>[] rows = [.. Enumerable.Range(0, DigitSet.ClassCount).Select(_ => new List<int>())];
        for (int row = 0; row < labels.Length; row++)
        {
            rows[labels[row]].Add(row);
        }

        return rows;
    }
}
