using System.Buffers.Binary;
using Parquet.Encodings;
using Parquet.Format;

namespace Parquet.Columns;

/// <summary>Writes and reads definition levels: 1 where a value is there, 0 where it is null.</summary>
internal static class Levels
{
    /// <summary>Writes one level per row; no levels at all mean that every value is there.</summary>
    public static void Write(ReadOnlySpan<byte> levels, int rows, ByteBuffer page)
    {
        using var encoded = new ByteBuffer();
        if (levels.IsEmpty)
        {
            if (rows > 0)
            {
                encoded.WriteVarint((ulong)rows << 1);
                encoded.WriteByte(1);
            }
        }
        else
        {
            HybridEncoder.Encode(levels, 1, encoded);
        }

        BinaryPrimitives.WriteInt32LittleEndian(page.Reserve(4), encoded.Length);
        page.Advance(4);
        page.Write(encoded.Written);
    }

    /// <summary>Fills <paramref name="levels"/> and moves <paramref name="page"/> past them.</summary>
    public static void Read(ref ReadOnlySpan<byte> page, Span<byte> levels, string column)
    {
        int length = page.Length < 4 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(page);
        if (length < 0 || length > page.Length - 4)
        {
            throw new ParquetException($"Found {length} bytes of levels in a page of {page.Length} bytes of column '{column}'; expected no more than the page holds.");
        }

        HybridDecoder.Decode(page.Slice(4, length), 1, levels, column);
        page = page[(4 + length)..];
    }
}
