using System.Buffers.Binary;

namespace Parquet.Encodings;

/// <summary>Reads Parquet's hybrid of run lengths and bit-packed groups of eight.</summary>
internal static class HybridDecoder
{
    /// <summary>Decodes values of 0..8 bits until <paramref name="values"/> is full.</summary>
    public static void Decode(ReadOnlySpan<byte> source, int width, Span<byte> values, string column)
    {
        while (!values.IsEmpty)
        {
            uint header = ReadHeader(ref source, column);
            int count = Count(header, values.Length);
            if ((header & 1) == 0)
            {
                values[..count].Fill((byte)ReadRunValue(ref source, width, column));
            }
            else
            {
                ReadOnlySpan<byte> packed = TakeGroups(ref source, header, width, count, column);
                int at = 0;
                int from = 0;
                for (; at + 8 <= count; at += 8, from += width)
                {
                    BinaryPrimitives.WriteUInt64LittleEndian(values[at..], BitPacking.Unpack(BitPacking.Load(packed[from..]), width));
                }

                ulong rest = at < count ? BitPacking.Unpack(BitPacking.Load(packed[from..]), width) : 0;
                for (; at < count; at++, rest >>= 8)
                {
                    values[at] = (byte)rest;
                }
            }

            values = values[count..];
        }
    }

    /// <summary>Decodes values of 0..31 bits until <paramref name="values"/> is full.</summary>
    public static void Decode(ReadOnlySpan<byte> source, int width, Span<int> values, string column)
    {
        Span<int> eight = stackalloc int[8];
        while (!values.IsEmpty)
        {
            uint header = ReadHeader(ref source, column);
            int count = Count(header, values.Length);
            if ((header & 1) == 0)
            {
                values[..count].Fill(ReadRunValue(ref source, width, column));
            }
            else
            {
                ReadOnlySpan<byte> packed = TakeGroups(ref source, header, width, count, column);
                for (int at = 0; at < count; at += 8)
                {
                    BitPacking.Unpack(packed.Slice(at / 8 * width, width), width, eight);
                    eight[..Math.Min(8, count - at)].CopyTo(values[at..]);
                }
            }

            values = values[count..];
        }
    }

    private static int Count(uint header, int wanted)
    {
        ulong announced = (header & 1) == 0 ? header >> 1 : (ulong)(header >> 1) * 8;
        return (int)Math.Min(announced, (ulong)wanted);
    }

    private static uint ReadHeader(ref ReadOnlySpan<byte> source, string column)
    {
        uint header = 0;
        for (int at = 0; at < 5 && at < source.Length; at++)
        {
            header |= (uint)(source[at] & 0x7F) << (7 * at);
            if (source[at] < 0x80)
            {
                source = source[(at + 1)..];
                return header >> 1 == 0 ? throw Short(column) : header;
            }
        }

        throw Short(column);
    }

    private static int ReadRunValue(ref ReadOnlySpan<byte> source, int width, string column)
    {
        int bytes = (width + 7) / 8;
        if (source.Length < bytes)
        {
            throw Short(column);
        }

        int value = 0;
        for (int i = 0; i < bytes; i++)
        {
            value |= source[i] << (8 * i);
        }

        source = source[bytes..];
        return value;
    }

    /// <summary>Takes the announced groups; writers may leave out the unused end of the last.</summary>
    private static ReadOnlySpan<byte> TakeGroups(ref ReadOnlySpan<byte> source, uint header, int width, int count, string column)
    {
        int needed = (count + 7) / 8 * width;
        if (source.Length < needed)
        {
            throw Short(column);
        }

        ReadOnlySpan<byte> packed = source[..needed];
        source = source[(int)Math.Min((ulong)(header >> 1) * (ulong)width, (ulong)source.Length)..];
        return packed;
    }

    private static ParquetException Short(string column) =>
        new($"Found the end of a page of column '{column}' within its levels or indices; expected one for every value.");
}
