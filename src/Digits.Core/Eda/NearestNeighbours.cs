using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Digits.Core.Eda;

/// <summary>Finds each point's nearest neighbours by comparing it with every other point.</summary>
/// <remarks>Each distance is summed coordinate by coordinate in one lane, so neither the width of a CPU's vectors nor threads change a bit.
/// Time grows with N*N*D: 10,000 points of 784 coordinates are 78 billion terms.</remarks>
public static class NearestNeighbours
{
    // 16 candidates side by side fill two vectors; with 4 queries their 8 sums stay in registers.
    private const int Panel = 16;
    private const int Group = 4;

    // The queries of a task share each panel while it is in the cache.
    private const int Task = 64;

    /// <summary>Finds the nearest other points of every point; of equally far ones those of lower row come first.</summary>
    /// <param name="points">The points, more than <paramref name="neighbours"/>.</param>
    /// <param name="neighbours">k, 1 or more.</param>
    /// <param name="threads">How many threads share the work; the result is the same with any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no k other points.</exception>
    public static NeighbourTable Find(PointSet points, int neighbours, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(neighbours, points.Count);
        float[] panels = Transpose(points);
        var table = new NeighbourTable(neighbours, new int[points.Count * neighbours], new float[points.Count * neighbours]);
        Array.Fill(table.Distances, float.PositiveInfinity);
        Parallel.For(
            0,
            (points.Count + Task - 1) / Task,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            task => Search(points, panels, table, task * Task, Math.Min(points.Count, (task + 1) * Task)));
        for (int i = 0; i < table.Distances.Length; i++)
        {
            table.Distances[i] = MathF.Sqrt(table.Distances[i]);
        }

        return table;
    }

    // [panel][dimension][16]; the last panel's empty places are infinitely far.
    private static float[] Transpose(PointSet points)
    {
        int panels = (points.Count + Panel - 1) / Panel;
        float[] result = new float[panels * points.Dimensions * Panel];
        Array.Fill(result, float.PositiveInfinity, (panels - 1) * points.Dimensions * Panel, points.Dimensions * Panel);
        for (int i = 0; i < points.Count; i++)
        {
            var point = points[i];
            int start = (i / Panel * points.Dimensions * Panel) + (i % Panel);
            for (int d = 0; d < point.Length; d++)
            {
                result[start + (d * Panel)] = point[d];
            }
        }

        return result;
    }

    private static void Search(PointSet points, float[] panels, NeighbourTable table, int from, int to)
    {
        int size = points.Dimensions * Panel;
        Span<float> squares = stackalloc float[Group * Panel];
        for (int panel = 0; panel * size < panels.Length; panel++)
        {
            var candidates = panels.AsSpan(panel * size, size);
            for (int first = from; first < to; first += Group)
            {
                Distances(points, first, Math.Min(to - 1, first + Group - 1), candidates, squares);
                for (int query = first; query < Math.Min(to, first + Group); query++)
                {
                    Insert(squares.Slice((query - first) * Panel, Panel), panel * Panel, query, table);
                }
            }
        }
    }

    // Squared distances of up to four queries to the panel's candidates; queries past the last repeat it.
    private static void Distances(PointSet points, int first, int last, ReadOnlySpan<float> candidates, Span<float> squares)
    {
        int dimensions = points.Dimensions;
        ref float origin = ref MemoryMarshal.GetArrayDataReference(points.Coordinates);
        ref float a = ref Unsafe.Add(ref origin, first * dimensions);
        ref float b = ref Unsafe.Add(ref origin, Math.Min(last, first + 1) * dimensions);
        ref float c = ref Unsafe.Add(ref origin, Math.Min(last, first + 2) * dimensions);
        ref float d = ref Unsafe.Add(ref origin, last * dimensions);
        ref float panel = ref MemoryMarshal.GetReference(candidates);
        Vector256<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (nuint i = 0; i < (nuint)dimensions; i++)
        {
            var left = Vector256.LoadUnsafe(ref panel, i * Panel);
            var right = Vector256.LoadUnsafe(ref panel, (i * Panel) + 8);
            Add(Unsafe.Add(ref a, i), left, right, ref a0, ref a1);
            Add(Unsafe.Add(ref b, i), left, right, ref b0, ref b1);
            Add(Unsafe.Add(ref c, i), left, right, ref c0, ref c1);
            Add(Unsafe.Add(ref d, i), left, right, ref d0, ref d1);
        }

        Vector256<float>[] sums = [a0, a1, b0, b1, c0, c1, d0, d1];
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i].CopyTo(squares[(i * 8)..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float coordinate, Vector256<float> left, Vector256<float> right, ref Vector256<float> sumLeft, ref Vector256<float> sumRight)
    {
        var query = Vector256.Create(coordinate);
        var x = query - left;
        var y = query - right;
        sumLeft = Vector256.FusedMultiplyAdd(x, x, sumLeft);
        sumRight = Vector256.FusedMultiplyAdd(y, y, sumRight);
    }

    private static void Insert(ReadOnlySpan<float> squares, int firstCandidate, int query, NeighbourTable table)
    {
        var indices = table.Indices.AsSpan(query * table.Neighbours, table.Neighbours);
        var distances = table.Distances.AsSpan(query * table.Neighbours, table.Neighbours);
        for (int i = 0; i < squares.Length; i++)
        {
            if (squares[i] >= distances[^1] || firstCandidate + i == query)
            {
                continue;
            }

            int place = distances.Length - 1;
            for (; place > 0 && distances[place - 1] > squares[i]; place--)
            {
                (distances[place], indices[place]) = (distances[place - 1], indices[place - 1]);
            }

            (distances[place], indices[place]) = (squares[i], firstCandidate + i);
        }
    }
}
