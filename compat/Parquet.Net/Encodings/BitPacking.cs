using System.Buffers.Binary;
using System.Runtime.Intrinsics.X86;

namespace Parquet.Encodings;

/// <summary>Packs groups of eight values of 1..32 bits, lowest bits first, as Parquet lays them out.</summary>
internal static class BitPacking
{
    private const ulong OnePerByte = 0x0101_0101_0101_0101;

    /// <summary>Packs eight bytes of at most <paramref name="width"/> bits each into that many bytes, the lowest of the result.</summary>
    public static ulong Pack(ulong eight, int width)
    {
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ParallelBitExtract(eight, Mask(width));
        }

        ulong packed = 0;
        for (int i = 0; i < 8; i++)
        {
            packed |= ((eight >> (8 * i)) & 0xFF) << (width * i);
        }

        return packed;
    }

    /// <summary>Undoes <see cref="Pack(ulong, int)"/>.</summary>
    public static ulong Unpack(ulong packed, int width)
    {
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ParallelBitDeposit(packed, Mask(width));
        }

        ulong eight = 0;
        ulong low = (1UL << width) - 1;
        for (int i = 0; i < 8; i++)
        {
            eight |= ((packed >> (width * i)) & low) << (8 * i);
        }

        return eight;
    }

    /// <summary>Packs eight integers into <paramref name="width"/> bytes.</summary>
    public static void Pack(ReadOnlySpan<int> eight, int width, Span<byte> target)
    {
        ulong pending = 0;
        int bits = 0;
        int at = 0;
        foreach (int value in eight)
        {
            pending |= (ulong)(uint)value << bits;
            bits += width;
            while (bits >= 8)
            {
                target[at++] = (byte)pending;
                pending >>= 8;
                bits -= 8;
            }
        }
    }

    /// <summary>Undoes <see cref="Pack(ReadOnlySpan{int}, int, Span{byte})"/>.</summary>
    public static void Unpack(ReadOnlySpan<byte> packed, int width, Span<int> eight)
    {
        ulong pending = 0;
        int bits = 0;
        int at = 0;
        ulong low = (1UL << width) - 1;
        for (int i = 0; i < 8; i++)
        {
            while (bits < width)
            {
                pending |= (ulong)packed[at++] << bits;
                bits += 8;
            }

            eight[i] = (int)(pending & low);
            pending >>= width;
            bits -= width;
        }
    }

    /// <summary>Reads up to eight bytes, zeros beyond the end.</summary>
    public static ulong Load(ReadOnlySpan<byte> source)
    {
        if (source.Length >= 8)
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(source);
        }

        ulong value = 0;
        for (int i = 0; i < source.Length; i++)
        {
            value |= (ulong)source[i] << (8 * i);
        }

        return value;
    }

    private static ulong Mask(int width) => OnePerByte * ((1UL << width) - 1);
}
