using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parquet.Encodings;
using Parquet.Format;
using Parquet.Schema;

namespace Parquet.Columns;

/// <summary>Encodes a column of numbers or booleans.</summary>
internal static class NumberColumn
{
    /// <param name="field">The column.</param>
    /// <param name="values">The values that are there.</param>
    /// <param name="levels">One level per row, or none where every value is there.</param>
    /// <param name="options">The writer's options.</param>
    public static EncodedColumn Encode<T>(DataField field, ReadOnlySpan<T> values, ReadOnlySpan<byte> levels, ParquetOptions options)
        where T : struct
    {
        int rows = levels.IsEmpty ? values.Length : levels.Length;
        var column = new EncodedColumn { ValueCount = rows, NullCount = rows - values.Length };
        using var page = new ByteBuffer((values.Length * 4) + 64);
        if (field.MaxDefinitionLevel > 0)
        {
            Levels.Write(levels, rows, page);
        }

        int most = (int)Math.Min(values.Length, options.DictionaryEncodingThreshold * values.Length);
        if (values.IsEmpty || !TryEncodeDictionary(field, values, most, page, column, options))
        {
            ColumnStatistics.Set(column, values);
            PlainEncoding.Write(values, page);
            column.AddData(page, PageEncoding.Plain, options);
        }

        return column;
    }

    private static bool TryEncodeDictionary<T>(
        DataField field, ReadOnlySpan<T> values, int most, ByteBuffer page, EncodedColumn column, ParquetOptions options)
        where T : struct
    {
        if (typeof(T) == typeof(byte))
        {
            return TryEncodeBytes(MemoryMarshal.Cast<T, byte>(values), most, page, column, options);
        }

        return options.HintFor(field) == EncodingHint.Dictionary && typeof(T) != typeof(bool) && TryEncodeNumbers(values, most, page, column, options);
    }

    private static bool TryEncodeBytes(ReadOnlySpan<byte> values, int most, ByteBuffer page, EncodedColumn column, ParquetOptions options)
    {
        Span<byte> seen = stackalloc byte[256];
        seen.Clear();
        foreach (byte value in values)
        {
            seen[value] = 1;
        }

        Span<byte> dictionary = stackalloc byte[256];
        Span<byte> indices = stackalloc byte[256];
        int count = 0;
        for (int value = 0; value < 256; value++)
        {
            if (seen[value] != 0)
            {
                indices[value] = (byte)count;
                dictionary[count++] = (byte)value;
            }
        }

        if (count > most)
        {
            return false;
        }

        ColumnStatistics.SetRange(column, dictionary[0], dictionary[count - 1]);
        AddDictionary<byte>(dictionary[..count], column, options);
        if (dictionary[count - 1] == count - 1)
        {
            // Every value up to the greatest occurs: values are their own indices.
            WriteIndices(values, count, page);
        }
        else
        {
            byte[] mapped = ArrayPool<byte>.Shared.Rent(values.Length);
            for (int i = 0; i < values.Length; i++)
            {
                mapped[i] = indices[values[i]];
            }

            WriteIndices(mapped.AsSpan(0, values.Length), count, page);
            ArrayPool<byte>.Shared.Return(mapped);
        }

        column.AddData(page, PageEncoding.RleDictionary, options);
        return true;
    }

    private static bool TryEncodeNumbers<T>(ReadOnlySpan<T> values, int most, ByteBuffer page, EncodedColumn column, ParquetOptions options)
        where T : struct
    {
        // Keyed by bits: a negative zero and each NaN stay what they are.
        var indexOf = new Dictionary<ulong, int>();
        var dictionary = new List<T>();
        int[] indices = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            ref int index = ref CollectionsMarshal.GetValueRefOrAddDefault(indexOf, Bits(values[i]), out bool known);
            if (!known)
            {
                if (dictionary.Count == most)
                {
                    return false;
                }

                index = dictionary.Count;
                dictionary.Add(values[i]);
            }

            indices[i] = index;
        }

        ColumnStatistics.Set(column, values);
        AddDictionary<T>(CollectionsMarshal.AsSpan(dictionary), column, options);
        WriteIndices(indices, dictionary.Count, page);
        column.AddData(page, PageEncoding.RleDictionary, options);
        return true;
    }

    private static void AddDictionary<T>(ReadOnlySpan<T> dictionary, EncodedColumn column, ParquetOptions options)
        where T : struct
    {
        using var page = new ByteBuffer(dictionary.Length * 8);
        PlainEncoding.Write(dictionary, page);
        column.AddDictionary(page, dictionary.Length, options);
    }

    private static ulong Bits<T>(T value)
        where T : struct => Unsafe.SizeOf<T>() switch
        {
            1 => Unsafe.BitCast<T, byte>(value),
            2 => Unsafe.BitCast<T, ushort>(value),
            4 => Unsafe.BitCast<T, uint>(value),
            _ => Unsafe.BitCast<T, ulong>(value),
        };

    private static void WriteIndices(ReadOnlySpan<byte> indices, int count, ByteBuffer page)
    {
        int width = Width(count);
        page.WriteByte((byte)width);
        HybridEncoder.Encode(indices, width, page);
    }

    internal static void WriteIndices(ReadOnlySpan<int> indices, int count, ByteBuffer page)
    {
        int width = Width(count);
        page.WriteByte((byte)width);
        HybridEncoder.Encode(indices, width, page);
    }

    // At least one bit: some readers expect it even where all indices are 0.
    private static int Width(int count) => Math.Max(1, 32 - BitOperations.LeadingZeroCount((uint)(count - 1)));
}
