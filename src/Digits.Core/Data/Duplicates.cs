using System.Runtime.InteropServices;

namespace Digits.Core.Data;

/// <summary>Holds which images occur more than once, pixel by pixel.</summary>
/// <param name="InTrain">Training rows that repeat an earlier one, with that row, ascending.</param>
/// <param name="Contradictions">Those of them whose label is another than the earlier row's.</param>
/// <param name="InTest">Test rows that repeat an earlier one, with that row, ascending.</param>
/// <param name="Shared">Test rows that occur in train too, with the first such row there, ascending: leakage.</param>
public sealed record Duplicates(
    IReadOnlyList<(int Row, int Earlier)> InTrain,
    IReadOnlyList<(int Row, int Earlier)> Contradictions,
    IReadOnlyList<(int Row, int Earlier)> InTest,
    IReadOnlyList<(int Row, int InTrain)> Shared)
{
    /// <summary>Finds the duplicates of two sets.</summary>
    public static Duplicates Of(DigitSet train, DigitSet test)
    {
        var (inTrain, trainRows) = Within(train);
        var (inTest, _) = Within(test);
        var shared = new List<(int, int)>();
        for (int row = 0; row < test.Count; row++)
        {
            if (Earlier(trainRows, train, test.Image(row)) is int first)
            {
                shared.Add((row, first));
            }
        }

        byte[]? labels = train.Labels;
        return new(inTrain, labels is null ? [] : [.. inTrain.Where(d => labels[d.Row] != labels[d.Earlier])], inTest, shared);
    }

    private static (List<(int Row, int Earlier)> Repeats, Dictionary<ulong, List<int>> Rows) Within(DigitSet set)
    {
        var repeats = new List<(int Row, int Earlier)>();
        var rows = new Dictionary<ulong, List<int>>(set.Count);
        for (int row = 0; row < set.Count; row++)
        {
            var image = set.Image(row);
            if (Earlier(rows, set, image) is int earlier)
            {
                repeats.Add((row, earlier));
                continue;
            }

            ulong hash = Hash(image);
            if (!rows.TryGetValue(hash, out var bucket))
            {
                rows.Add(hash, bucket = []);
            }

            bucket.Add(row);
        }

        return (repeats, rows);
    }

    private static int? Earlier(Dictionary<ulong, List<int>> rows, DigitSet set, ReadOnlySpan<byte> image)
    {
        foreach (int row in rows.GetValueOrDefault(Hash(image)) ?? [])
        {
            if (set.Image(row).SequenceEqual(image))
            {
                return row;
            }
        }

        return null;
    }

    // FNV-1a over words; equal hashes are compared byte by byte.
    private static ulong Hash(ReadOnlySpan<byte> image)
    {
        ulong hash = 14695981039346656037;
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(image))
        {
            hash = (hash ^ word) * 1099511628211;
            hash ^= hash >> 32;
        }

        return hash;
    }
}
