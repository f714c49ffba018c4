using Parquet.Encodings;
using Parquet.Format;

namespace Parquet.Columns;

/// <summary>Decodes a column's pages into caller's memory.</summary>
/// <typeparam name="T">A number, a boolean, or byte[] for strings and byte arrays.</typeparam>
internal abstract class ColumnReader<T>(ColumnMetadata metadata)
{
    private T[] _dictionary = [];

    protected string Column => metadata.Path;

    /// <summary>Reads the chunk; returns the number of values, which lie packed at the front of <paramref name="values"/>.</summary>
    /// <param name="chunk">The column's bytes in the file.</param>
    /// <param name="values">Room for at least the column's number of values.</param>
    /// <param name="levels">One level per value, for nullable columns; else empty.</param>
    public int Read(ReadOnlyMemory<byte> chunk, Span<T> values, Span<byte> levels)
    {
        int rows = 0;
        int present = 0;
        while (rows < metadata.ValueCount)
        {
            if (chunk.IsEmpty)
            {
                throw new ParquetException($"Found {rows} values in the pages of column '{Column}'; expected {metadata.ValueCount}.");
            }

            PageHeader header = PageHeader.Read(chunk.Span, Column, out int length);
            chunk = chunk[length..];
            if (header.CompressedSize < 0 || header.CompressedSize > chunk.Length || header.UncompressedSize < 0)
            {
                throw new ParquetException($"Found a page of {header.CompressedSize} bytes in column '{Column}' with {chunk.Length} bytes left; expected no more than that.");
            }

            using var buffer = new ByteBuffer(Math.Max(1, header.UncompressedSize));
            Span<byte> page = buffer.Reserve(header.UncompressedSize)[..header.UncompressedSize];
            PageCodec.Decompress(metadata.Codec, chunk[..header.CompressedSize], page, Column);
            chunk = chunk[header.CompressedSize..];
            if (header.Type == PageHeader.DictionaryPage)
            {
                _dictionary = new T[Math.Clamp(header.ValueCount, 0, page.Length)];
                ReadPlain(page, _dictionary);
                continue;
            }

            if (header.Type != PageHeader.DataPage)
            {
                throw new ParquetException($"Found a page of type {header.Type} in column '{Column}'; expected a data page of version 1 (0) or a dictionary (2).");
            }

            if (header.ValueCount < 0 || header.ValueCount > metadata.ValueCount - rows)
            {
                throw new ParquetException($"Found a page of {header.ValueCount} values in column '{Column}'; expected at most {metadata.ValueCount - rows}.");
            }

            present += ReadPage(header, page, values[present..], levels.IsEmpty ? levels : levels.Slice(rows, header.ValueCount));
            rows += header.ValueCount;
        }

        return present;
    }

    protected abstract void ReadPlain(ReadOnlySpan<byte> source, Span<T> values);

    private int ReadPage(PageHeader header, ReadOnlySpan<byte> page, Span<T> values, Span<byte> levels)
    {
        int count = header.ValueCount;
        if (!levels.IsEmpty)
        {
            Levels.Read(ref page, levels, Column);
            count = levels.Count((byte)1);
        }

        values = values[..count];
        switch (header.Encoding)
        {
            case PageEncoding.Plain:
                ReadPlain(page, values);
                break;
            case PageEncoding.RleDictionary or PageEncoding.PlainDictionary:
                ReadIndices(page, values);
                break;
            default:
                throw new ParquetException($"Found encoding {header.Encoding} in column '{Column}'; expected Plain or RleDictionary.");
        }

        return count;
    }

    private void ReadIndices(ReadOnlySpan<byte> page, Span<T> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        int width = page.IsEmpty ? -1 : page[0];
        if (width is < 0 or > 31)
        {
            throw new ParquetException($"Found indices of {width} bits in column '{Column}'; expected 0 to 31.");
        }

        if (width <= 8)
        {
            using var narrow = new ByteBuffer(values.Length);
            Span<byte> indices = narrow.Reserve(values.Length)[..values.Length];
            HybridDecoder.Decode(page[1..], width, indices, Column);
            int beyond = _dictionary.Length > 255 ? -1 : indices.IndexOfAnyInRange((byte)_dictionary.Length, (byte)255);
            CheckIndex(beyond < 0 ? -1 : indices[beyond]);
            T[] dictionary = _dictionary;
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = dictionary[indices[i]];
            }
        }
        else
        {
            int[] indices = new int[values.Length];
            HybridDecoder.Decode(page[1..], width, indices, Column);
            for (int i = 0; i < values.Length; i++)
            {
                CheckIndex((uint)indices[i] >= (uint)_dictionary.Length ? indices[i] : -1);
                values[i] = _dictionary[indices[i]];
            }
        }
    }

    private void CheckIndex(int beyond)
    {
        if (beyond >= 0)
        {
            throw new ParquetException($"Found index {beyond} in column '{Column}'; expected one below {_dictionary.Length}, the size of its dictionary.");
        }
    }
}

/// <summary>Decodes numbers and booleans.</summary>
internal sealed class NumberColumnReader<T>(ColumnMetadata metadata) : ColumnReader<T>(metadata)
    where T : struct
{
    protected override void ReadPlain(ReadOnlySpan<byte> source, Span<T> values) => PlainEncoding.Read(source, values, Column);
}
