using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Randomness;

namespace Digits.Core.Folds;

/// <summary>Splits rows into folds with equal shares of every class: each class, and the whole set, spreads over the folds with counts that differ by at most 1.</summary>
internal static class StratifiedFolds
{
    /// <summary>Shuffles each class, then deals it out.</summary>
    public static FoldAssignment Assign(FoldRequest request) => new(Deal(request, request.Seed), request.Parameters.Count);

    /// <summary>Deals each class out in blocks in the order of the rows: the first fold holds out each class's first rows.</summary>
    public static FoldAssignment AssignInOrder(FoldRequest request)
    {
        int count = request.Parameters.Count;
        int[] next = new int[count];
        byte[] foldOfRow = new byte[request.Labels.Length];
        int dealt = 0;
        foreach (var rows in RowsOfClass(request))
        {
            // As many rows for each fold as dealing one by one gives, but side by side.
            Array.Clear(next);
            for (int i = 0; i < rows.Count; i++)
            {
                next[dealt++ % count]++;
            }

            int fold = 0;
            foreach (int row in rows)
            {
                while (next[fold] == 0)
                {
                    fold++;
                }

                next[fold]--;
                foldOfRow[row] = (byte)fold;
            }
        }

        return new FoldAssignment(foldOfRow, count);
    }

    /// <summary>Does <see cref="Assign"/> several times with other shuffles; the first repeat is that of <see cref="Assign"/>.</summary>
    public static FoldAssignment AssignRepeatedly(FoldRequest request)
    {
        int count = request.Parameters.Count;
        return new FoldAssignment([.. Enumerable.Range(0, request.Parameters.Repeats).Select(Repeat)], count * request.Parameters.Repeats);

        byte[] Repeat(int repeat) =>
            Array.ConvertAll(
                Deal(request, repeat == 0 ? request.Seed : Seed.Derive(request.Seed, $"folds/repeat={repeat}")), fold => (byte)((repeat * count) + fold));
    }

    private static byte[] Deal(FoldRequest request, ulong seed)
    {
        byte[] foldOfRow = new byte[request.Labels.Length];
        int dealt = 0;
        foreach (var (digit, members) in RowsOfClass(request).Index())
        {
            int[] rows = [.. members];
            new SplitMix64(Seed.Derive(seed, $"folds/class={digit}")).Shuffle(rows.AsSpan());
            foreach (int row in rows)
            {
                foldOfRow[row] = (byte)(dealt++ % request.Parameters.Count);
            }
        }

        return foldOfRow;
    }

    private static List<int>[] RowsOfClass(FoldRequest request)
    {
        request.RequireFolds();
        List<int>[] rows = [.. Enumerable.Range(0, DigitSet.ClassCount).Select(_ => new List<int>())];
        for (int row = 0; row < request.Labels.Length; row++)
        {
            rows[request.Labels[row]].Add(row);
        }

        int count = request.Parameters.Count;
        string[] small = [.. request.Digits.Where(digit => rows[digit].Count < count).Select(digit => $"{rows[digit].Count} of digit {digit}")];
        return small.Length == 0
            ? rows
            : throw new InputException(
                $"too few training rows: {string.Join(", ", small)}",
                $"at least {count} of every digit, one per fold (folds.count)",
                $"labels of the {request.Labels.Length} training rows");
    }
}
