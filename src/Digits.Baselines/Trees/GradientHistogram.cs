using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Digits.Baselines.Trees;

/// <summary>Sums packed gradients of rows by the places of their pixels' bins.</summary>
internal static class GradientHistogram
{
    /// <summary>Sums over some rows.</summary>
    /// <param name="binned">The places of all rows.</param>
    /// <param name="rows">int32, the 0-based rows to sum.</param>
    /// <param name="packed">uint64 [N], see <see cref="GradientUnits"/>.</param>
    /// <param name="sums">Receives uint64 [places].</param>
    public static void Build(BinnedRows binned, ReadOnlySpan<int> rows, ReadOnlySpan<ulong> packed, Span<ulong> sums)
    {
        sums.Clear();
        ref ulong origin = ref MemoryMarshal.GetReference(sums);
        foreach (int row in rows)
        {
            ulong added = packed[row];
            foreach (ushort place in binned.Of(row))
            {
                Unsafe.Add(ref origin, place) += added;
            }
        }
    }

    /// <summary>Turns a parent's histogram into that of one child by subtracting the other child's.</summary>
    /// <param name="sums">uint64 [places], the parent's; receives the child's.</param>
    /// <param name="sibling">uint64 [places], the other child's.</param>
    public static void Subtract(Span<ulong> sums, ReadOnlySpan<ulong> sibling)
    {
        var wide = MemoryMarshal.Cast<ulong, System.Numerics.Vector<ulong>>(sums);
        var others = MemoryMarshal.Cast<ulong, System.Numerics.Vector<ulong>>(sibling);
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] -= others[i];
        }

        for (int i = wide.Length * System.Numerics.Vector<ulong>.Count; i < sums.Length; i++)
        {
            sums[i] -= sibling[i];
        }
    }
}
