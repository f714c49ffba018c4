using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parquet.Format;

namespace Parquet.Encodings;

/// <summary>Writes and reads values one after another: small integers widened to four bytes, booleans as bits.</summary>
internal static class PlainEncoding
{
    public static void Write<T>(ReadOnlySpan<T> values, ByteBuffer output)
        where T : struct
    {
        if (typeof(T) == typeof(bool))
        {
            WriteBits(MemoryMarshal.Cast<T, byte>(values), output);
            return;
        }

        int size = Math.Max(4, Unsafe.SizeOf<T>()) * values.Length;
        Span<byte> target = output.Reserve(size)[..size];
        if (Unsafe.SizeOf<T>() >= 4)
        {
            MemoryMarshal.AsBytes(values).CopyTo(target);
        }
        else
        {
            Span<int> wide = MemoryMarshal.Cast<byte, int>(target);
            for (int i = 0; i < values.Length; i++)
            {
                wide[i] = Widen(values[i]);
            }
        }

        output.Advance(size);
    }

    public static void Read<T>(ReadOnlySpan<byte> source, Span<T> values, string column)
        where T : struct
    {
        int needed = typeof(T) == typeof(bool) ? (values.Length + 7) / 8 : Math.Max(4, Unsafe.SizeOf<T>()) * values.Length;
        if (source.Length < needed)
        {
            throw new ParquetException($"Found {source.Length} bytes of plain values in column '{column}'; expected {needed} for {values.Length} values.");
        }

        if (typeof(T) == typeof(bool))
        {
            Span<byte> flags = MemoryMarshal.Cast<T, byte>(values);
            for (int i = 0; i < flags.Length; i++)
            {
                flags[i] = (byte)((source[i / 8] >> (i % 8)) & 1);
            }
        }
        else if (Unsafe.SizeOf<T>() >= 4)
        {
            source[..needed].CopyTo(MemoryMarshal.AsBytes(values));
        }
        else
        {
            ReadOnlySpan<int> wide = MemoryMarshal.Cast<byte, int>(source[..needed]);
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = Narrow<T>(wide[i]);
            }
        }
    }

    private static void WriteBits(ReadOnlySpan<byte> flags, ByteBuffer output)
    {
        int size = (flags.Length + 7) / 8;
        Span<byte> target = output.Reserve(size)[..size];
        target.Clear();
        for (int i = 0; i < flags.Length; i++)
        {
            target[i / 8] |= (byte)((flags[i] != 0 ? 1 : 0) << (i % 8));
        }

        output.Advance(size);
    }

    private static int Widen<T>(T value)
        where T : struct
    {
        if (typeof(T) == typeof(byte))
        {
            return Unsafe.BitCast<T, byte>(value);
        }

        if (typeof(T) == typeof(sbyte))
        {
            return Unsafe.BitCast<T, sbyte>(value);
        }

        return typeof(T) == typeof(short) ? Unsafe.BitCast<T, short>(value) : Unsafe.BitCast<T, ushort>(value);
    }

    private static T Narrow<T>(int value)
        where T : struct =>
        Unsafe.SizeOf<T>() == 1 ? Unsafe.BitCast<byte, T>((byte)value) : Unsafe.BitCast<ushort, T>((ushort)value);
}
