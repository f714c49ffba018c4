using Parquet.Schema;
using Parquet.Thrift;

namespace Parquet.Format;

/// <summary>Writes the footer: schema, row groups and metadata, in Thrift.</summary>
internal static class FooterWriter
{
    // Fixed, so that equal content gives equal bytes.
    private const string CreatedBy = "Digits Parquet version 1.0.0";
    private const int FormatVersion = 1;

    public static void Write(FileMetadata file, ByteBuffer output)
    {
        var thrift = new CompactWriter(output);
        thrift.Begin();
        thrift.Int32(1, FormatVersion);
        WriteSchema(thrift, file.Schema);
        thrift.Int64(3, file.RowGroups.Sum(group => group.RowCount));
        thrift.List(4, CompactType.Struct, file.RowGroups.Count);
        for (int i = 0; i < file.RowGroups.Count; i++)
        {
            WriteRowGroup(thrift, file.RowGroups[i], i);
        }

        WriteKeyValues(thrift, 5, file.KeyValues);
        thrift.String(6, CreatedBy);

        // Every column's minimum and maximum follow its type's own order.
        thrift.List(7, CompactType.Struct, file.Schema.DataFields.Length);
        foreach (DataField _ in file.Schema.DataFields)
        {
            thrift.Begin();
            thrift.Empty(1);
            thrift.End();
        }

        thrift.End();
    }

    private static void WriteSchema(CompactWriter thrift, ParquetSchema schema)
    {
        thrift.List(2, CompactType.Struct, schema.DataFields.Length + 1);
        thrift.Begin();
        thrift.String(4, "root");
        thrift.Int32(5, schema.DataFields.Length);
        thrift.End();
        foreach (DataField field in schema.DataFields)
        {
            ColumnType type = field.Column;
            thrift.Begin();
            thrift.Int32(1, (int)type.Physical);
            thrift.Int32(3, field.IsNullable ? 1 : 0);
            thrift.String(4, field.Name);
            if (type.Converted is int converted)
            {
                thrift.Int32(6, converted);
                thrift.Begin(10);
                if (converted == ColumnType.Utf8)
                {
                    thrift.Empty(1);
                }
                else
                {
                    thrift.Begin(10);
                    thrift.Int8(1, (sbyte)type.IntegerBits);
                    thrift.Bool(2, type.Signed);
                    thrift.End();
                }

                thrift.End();
            }

            thrift.End();
        }
    }

    private static void WriteRowGroup(CompactWriter thrift, RowGroupMetadata group, int index)
    {
        thrift.Begin();
        thrift.List(1, CompactType.Struct, group.Columns.Count);
        foreach (ColumnMetadata column in group.Columns)
        {
            thrift.Begin();
            thrift.Int64(2, column.DictionaryPageOffset ?? column.DataPageOffset);
            thrift.Begin(3);
            WriteColumn(thrift, column);
            thrift.End();
            thrift.End();
        }

        thrift.Int64(2, group.Columns.Sum(column => column.UncompressedSize));
        thrift.Int64(3, group.RowCount);
        if (group.Columns.Count > 0)
        {
            thrift.Int64(5, group.Columns[0].DictionaryPageOffset ?? group.Columns[0].DataPageOffset);
        }

        thrift.Int64(6, group.Columns.Sum(column => column.CompressedSize));
        if (index <= short.MaxValue)
        {
            thrift.Int16(7, (short)index);
        }

        thrift.End();
    }

    private static void WriteColumn(CompactWriter thrift, ColumnMetadata column)
    {
        thrift.Int32(1, (int)column.Physical);
        PageEncoding[] encodings = column.DictionaryPageOffset is null
            ? [PageEncoding.Rle, PageEncoding.Plain]
            : [PageEncoding.Rle, PageEncoding.Plain, PageEncoding.RleDictionary];
        thrift.List(2, CompactType.Int32, encodings.Length);
        foreach (PageEncoding encoding in encodings)
        {
            thrift.Zigzag((int)encoding);
        }

        thrift.List(3, CompactType.Binary, 1);
        thrift.String(column.Path);
        thrift.Int32(4, (int)column.Codec);
        thrift.Int64(5, column.ValueCount);
        thrift.Int64(6, column.UncompressedSize);
        thrift.Int64(7, column.CompressedSize);
        WriteKeyValues(thrift, 8, column.KeyValues);
        thrift.Int64(9, column.DataPageOffset);
        if (column.DictionaryPageOffset is long dictionary)
        {
            thrift.Int64(11, dictionary);
        }

        thrift.Begin(12);
        thrift.Int64(3, column.NullCount);
        if (column.Minimum is not null && column.Maximum is not null)
        {
            thrift.Binary(5, column.Maximum);
            thrift.Binary(6, column.Minimum);
        }

        thrift.End();
    }

    private static void WriteKeyValues(CompactWriter thrift, int id, Dictionary<string, string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        thrift.List(id, CompactType.Struct, values.Count);
        foreach ((string key, string value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            thrift.Begin();
            thrift.String(1, key);
            thrift.String(2, value);
            thrift.End();
        }
    }
}
