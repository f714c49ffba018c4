using System.Buffers.Binary;
using Parquet.Format;

namespace Parquet.Columns;

/// <summary>Decodes byte arrays; strings are byte arrays of UTF-8.</summary>
internal sealed class BlobColumnReader(ColumnMetadata metadata) : ColumnReader<byte[]>(metadata)
{
    protected override void ReadPlain(ReadOnlySpan<byte> source, Span<byte[]> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            int length = source.Length < 4 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(source);
            if (length < 0 || length > source.Length - 4)
            {
                throw new ParquetException($"Found a byte array of {length} bytes in column '{Column}' with {source.Length} bytes left; expected no more than that.");
            }

            values[i] = source.Slice(4, length).ToArray();
            source = source[(4 + length)..];
        }
    }
}
