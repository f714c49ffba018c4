using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Digits.Core.Data;

namespace Digits.Baselines.Trees;

/// <summary>Counts a node's rows by the value of one pixel and by digit, and finds the value that parts the digits best (Gini impurity; Breiman, Friedman,
/// Olshen and Stone 1984, "Classification and regression trees").</summary>
/// <remarks>Only values and digits that occur are visited and cleared, so that a node of few rows costs little. All sums are of integers: their order
/// changes nothing.</remarks>
internal sealed class ClassCounts
{
    // Ten classes and unused places: a power of two makes the place of a count a shift.
    private const int Stride = 16;

    private readonly int[] _counts = new int[256 * Stride];
    private readonly byte[] _seen = new byte[256];
    private readonly ulong[] _present = new ulong[4];
    private readonly int[] _digits = new int[DigitSet.ClassCount];
    private readonly long[] _totals = new long[DigitSet.ClassCount];
    private int _digitCount;
    private long _weight;
    private double _squares;

    /// <summary>Gets the weight of each digit over the node's rows, int64 [10].</summary>
    public ReadOnlySpan<long> Totals => _totals;

    /// <summary>Gets whether the node's rows show one digit alone.</summary>
    public bool IsPure => _digitCount < 2;

    /// <summary>Starts with a node: counts its digits.</summary>
    /// <param name="rows">The node's rows, at least one.</param>
    public void Enter(ReadOnlySpan<WeightedRow> rows)
    {
        Array.Clear(_totals);
        foreach (var row in rows)
        {
            _totals[row.Label] += row.Weight;
        }

        (_digitCount, _weight, _squares) = (0, 0, 0);
        for (int digit = 0; digit < _totals.Length; digit++)
        {
            if (_totals[digit] > 0)
            {
                _digits[_digitCount++] = digit;
                _weight += _totals[digit];
                _squares += (double)_totals[digit] * _totals[digit];
            }
        }
    }

    /// <summary>Finds the best split of the node's rows by one pixel.</summary>
    /// <param name="column">The pixel of all images, uint8 [N], 0..255.</param>
    /// <param name="rows">The rows that were entered.</param>
    /// <param name="leafWeight">The least weight of each side, 1 or more.</param>
    /// <param name="threshold">Receives the middle between the largest value to the left and the smallest to the right.</param>
    /// <param name="varies">Receives whether the pixel has more than one value in these rows.</param>
    /// <returns>Sum over both sides of (sum over digits of squared weight) / weight, which is the larger the purer the sides are; 0 where no split is allowed.</returns>
    public double Best(ReadOnlySpan<byte> column, ReadOnlySpan<WeightedRow> rows, int leafWeight, out byte threshold, out bool varies)
    {
        Count(column, rows);
        int first = column[rows[0].Row];
        varies = !IsOnly(first);
        threshold = 0;
        if (varies)
        {
            return Scan(leafWeight, out threshold);
        }

        Clear(first);
        return 0;
    }

    private double Scan(int leafWeight, out byte threshold)
    {
        Span<long> left = stackalloc long[DigitSet.ClassCount];
        left.Clear();
        long leftWeight = 0;
        double leftSquares = 0, products = 0, best = 0;
        int last = -1;
        threshold = 0;
        var digits = _digits.AsSpan(0, _digitCount);
        for (int word = 0; word < _present.Length; word++)
        {
            for (ulong bits = _present[word]; bits != 0; bits &= bits - 1)
            {
                int value = (word * 64) + BitOperations.TrailingZeroCount(bits);
                if (leftWeight >= leafWeight && _weight - leftWeight >= leafWeight)
                {
                    // Right squares: the sum of (total - left)² over the digits.
                    double rightSquares = _squares - (2 * products) + leftSquares;
                    double score = (leftSquares / leftWeight) + (rightSquares / (_weight - leftWeight));
                    if (score > best)
                    {
                        (best, threshold) = (score, (byte)((last + value) / 2));
                    }
                }

                last = value;
                long squares = 0, product = 0;
                foreach (int digit in digits)
                {
                    long moved = _counts[(value * Stride) + digit];
                    squares += moved * (moved + (2 * left[digit]));
                    product += moved * _totals[digit];
                    left[digit] += moved;
                    leftWeight += moved;
                }

                leftSquares += squares;
                products += product;
                Clear(value);
            }
        }

        return best;
    }

    private bool IsOnly(int value)
    {
        ulong others = 0;
        for (int word = 0; word < _present.Length; word++)
        {
            others |= word == value >> 6 ? _present[word] & ~(1UL << (value & 63)) : _present[word];
        }

        return others == 0;
    }

    private void Clear(int value)
    {
        _counts.AsSpan(value * Stride, DigitSet.ClassCount).Clear();
    }

    private void Count(ReadOnlySpan<byte> column, ReadOnlySpan<WeightedRow> rows)
    {
        ref byte values = ref MemoryMarshal.GetReference(column);
        ref int counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        ref byte seen = ref MemoryMarshal.GetArrayDataReference(_seen);
        foreach (var row in rows)
        {
            nuint value = Unsafe.Add(ref values, row.Row);
            Unsafe.Add(ref seen, value) = 1;
            Unsafe.Add(ref counts, (value * Stride) + row.Label) += row.Weight;
        }

        for (int word = 0; word < _present.Length; word++)
        {
            var low = Vector256.LoadUnsafe(ref seen, (nuint)(word * 64));
            var high = Vector256.LoadUnsafe(ref seen, (nuint)(word * 64) + 32);
            _present[word] = Vector256.GreaterThan(low, Vector256<byte>.Zero).ExtractMostSignificantBits()
                | ((ulong)Vector256.GreaterThan(high, Vector256<byte>.Zero).ExtractMostSignificantBits() << 32);
        }

        Array.Clear(_seen);
    }
}
