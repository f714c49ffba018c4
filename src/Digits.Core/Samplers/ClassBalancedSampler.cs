using Digits.Core.Randomness;

namespace Digits.Core.Samplers;

/// <summary>Draws as many rows as there are, with replacement: each present class with the same probability, then a row of it.</summary>
internal static class ClassBalancedSampler
{
    public static long[] Draw(IReadOnlyList<byte> labels, SplitMix64 random)
    {
        int[][] rowsOfClass = [.. labels.Index().GroupBy(row => row.Item, row => row.Index).OrderBy(rows => rows.Key).Select(rows => rows.ToArray())];
        var drawn = new long[labels.Count];
        for (int i = 0; i < drawn.Length; i++)
        {
            int[] rows = rowsOfClass[random.NextInt32(rowsOfClass.Length)];
            drawn[i] = rows[random.NextInt32(rows.Length)];
        }

        return drawn;
    }
}
