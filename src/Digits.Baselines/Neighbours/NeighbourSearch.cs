using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Digits.Baselines.Images;
using Digits.Core.Data;

namespace Digits.Baselines.Neighbours;

/// <summary>Finds the images nearest to others by comparing each with all: exact, in whole numbers.</summary>
/// <remarks>Time grows with queries times images: 28,000 times 42,000 are about 6 seconds of one core.</remarks>
internal static class NeighbourSearch
{
    // The queries of a task share each group of panels while it is in the cache.
    private const int Task = 64;
    private const int GroupWidth = PixelPanels.Width * PixelPanels.Group;

    /// <summary>Finds each query's k nearest images by squared distance; of equally far ones those of lower row.</summary>
    /// <param name="images">The images to search.</param>
    /// <param name="queries">Images uint8 [M,784], 0..255.</param>
    /// <param name="neighbours">k, 1 or more; where there are fewer images all of them count.</param>
    /// <param name="leaveOut">Whether query i is image i and must not find itself.</param>
    /// <param name="threads">How many threads share the work; the result is the same with any number.</param>
    public static Neighbours Find(PixelPanels images, DigitSet queries, int neighbours, bool leaveOut, int threads)
    {
        int found = Math.Min(neighbours, images.Count - (leaveOut ? 1 : 0));
        var result = new Neighbours(found, new int[queries.Count * found], new int[queries.Count * found]);
        Array.Fill(result.Squares, int.MaxValue);
        Parallel.For(
            0,
            found == 0 ? 0 : (queries.Count + Task - 1) / Task,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            task => Search(images, queries, task * Task, Math.Min(queries.Count, (task + 1) * Task), leaveOut, result));
        return result;
    }

    private static void Search(PixelPanels images, DigitSet queries, int from, int to, bool leaveOut, Neighbours result)
    {
        var lit = new LitBlock(queries, from, to);
        Span<int> products = stackalloc int[GroupWidth];
        for (int group = 0; group < images.Places; group += GroupWidth)
        {
            for (int query = from; query < to; query++)
            {
                var pairs = lit[query - from];
                images.Multiply(pairs, group, products);
                Insert(images, pairs.Square, products, group, query, leaveOut, result);
            }
        }
    }

    private static void Insert(PixelPanels images, int square, ReadOnlySpan<int> products, int group, int query, bool leaveOut, Neighbours result)
    {
        var squares = result.Squares.AsSpan(query * result.Count, result.Count);
        var rows = result.Rows.AsSpan(query * result.Count, result.Count);
        ref int ofImages = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(images.Squares), group);
        ref int ofProducts = ref MemoryMarshal.GetReference(products);
        for (int i = 0; i < GroupWidth; i += PixelPanels.Width)
        {
            // |x - y|^2 = |x|^2 + |y|^2 - 2 xy
            var distances = Vector512.Create(square) + Vector512.LoadUnsafe(ref ofImages, (nuint)i) - (Vector512.LoadUnsafe(ref ofProducts, (nuint)i) << 1);
            ulong nearer = Vector512.LessThan(distances, Vector512.Create(squares[^1])).ExtractMostSignificantBits();
            while (nearer != 0)
            {
                int lane = System.Numerics.BitOperations.TrailingZeroCount(nearer);
                nearer &= nearer - 1;
                int row = group + i + lane;
                if (row < images.Count && !(leaveOut && row == query))
                {
                    Insert(squares, rows, distances[lane], row);
                }
            }
        }
    }

    private static void Insert(Span<int> squares, Span<int> rows, int square, int row)
    {
        if (square >= squares[^1])
        {
            return;
        }

        int place = squares.Length - 1;
        for (; place > 0 && squares[place - 1] > square; place--)
        {
            (squares[place], rows[place]) = (squares[place - 1], rows[place - 1]);
        }

        (squares[place], rows[place]) = (square, row);
    }
}

/// <summary>Holds images that are nearest to others, the nearest first.</summary>
/// <param name="Count">How many each has.</param>
/// <param name="Rows">int32 [M*Count], their 0-based rows.</param>
/// <param name="Squares">int32 [M*Count], their squared distances in grey values, 0..50,979,600.</param>
internal sealed record Neighbours(int Count, int[] Rows, int[] Squares);
