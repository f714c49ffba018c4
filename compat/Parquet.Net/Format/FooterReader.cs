using Parquet.Schema;
using Parquet.Thrift;

namespace Parquet.Format;

/// <summary>Reads the footer: schema, row groups and metadata, in Thrift.</summary>
internal static class FooterReader
{
    public static FileMetadata Read(ReadOnlySpan<byte> bytes)
    {
        var thrift = new CompactReader(bytes, "the footer");
        ParquetSchema? schema = null;
        var groups = new List<RowGroupMetadata>();
        Dictionary<string, string> keyValues = [];
        int outer = thrift.BeginStruct();
        while (thrift.NextField(outer))
        {
            switch (thrift.Id)
            {
                case 2:
                    schema = SchemaReader.Read(ref thrift);
                    break;
                case 4:
                    int count = thrift.List();
                    for (int i = 0; i < count; i++)
                    {
                        groups.Add(ReadRowGroup(ref thrift));
                    }

                    break;
                case 5:
                    keyValues = ReadKeyValues(ref thrift);
                    break;
                default:
                    thrift.Skip();
                    break;
            }
        }

        var file = new FileMetadata { Schema = schema ?? throw new ParquetException("Found a footer without a schema; expected one."), KeyValues = keyValues };
        file.RowGroups.AddRange(groups);
        return file;
    }

    private static RowGroupMetadata ReadRowGroup(ref CompactReader thrift)
    {
        var group = new RowGroupMetadata();
        int outer = thrift.BeginStruct();
        while (thrift.NextField(outer))
        {
            switch (thrift.Id)
            {
                case 1:
                    int count = thrift.List();
                    for (int i = 0; i < count; i++)
                    {
                        group.Columns.Add(ReadChunk(ref thrift));
                    }

                    break;
                case 3:
                    group.RowCount = thrift.Int64();
                    break;
                default:
                    thrift.Skip();
                    break;
            }
        }

        return group.RowCount >= 0
            ? group
            : throw new ParquetException($"Found a row group of {group.RowCount} rows in the footer; expected 0 or more.");
    }

    private static ColumnMetadata ReadChunk(ref CompactReader thrift)
    {
        ColumnMetadata? column = null;
        int outer = thrift.BeginStruct();
        while (thrift.NextField(outer))
        {
            if (thrift.Id == 3)
            {
                column = ReadColumn(ref thrift);
            }
            else
            {
                thrift.Skip();
            }
        }

        return column ?? throw new ParquetException("Found a column without metadata in the footer; expected them there.");
    }

    private static ColumnMetadata ReadColumn(ref CompactReader thrift)
    {
        var column = new ColumnMetadata();
        int outer = thrift.BeginStruct();
        while (thrift.NextField(outer))
        {
            switch (thrift.Id)
            {
                case 1:
                    column.Physical = (PhysicalType)thrift.Int32();
                    break;
                case 3:
                    column.Path = ReadPath(ref thrift);
                    break;
                case 4:
                    column.Codec = (CompressionMethod)thrift.Int32();
                    break;
                case 5:
                    column.ValueCount = thrift.Int64();
                    break;
                case 6:
                    column.UncompressedSize = thrift.Int64();
                    break;
                case 7:
                    column.CompressedSize = thrift.Int64();
                    break;
                case 8:
                    column.KeyValues = ReadKeyValues(ref thrift);
                    break;
                case 9:
                    column.DataPageOffset = thrift.Int64();
                    break;
                case 11:
                    column.DictionaryPageOffset = thrift.Int64();
                    break;
                case 12:
                    ReadStatistics(ref thrift, column);
                    break;
                default:
                    thrift.Skip();
                    break;
            }
        }

        return column;
    }

    private static string ReadPath(ref CompactReader thrift)
    {
        string[] parts = new string[thrift.List()];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = thrift.String();
        }

        return string.Join('.', parts);
    }

    private static void ReadStatistics(ref CompactReader thrift, ColumnMetadata column)
    {
        column.HasStatistics = true;
        int outer = thrift.BeginStruct();
        while (thrift.NextField(outer))
        {
            switch (thrift.Id)
            {
                case 3:
                    column.NullCount = thrift.Int64();
                    break;
                case 5:
                    column.Maximum = thrift.Binary().ToArray();
                    break;
                case 6:
                    column.Minimum = thrift.Binary().ToArray();
                    break;
                default:
                    thrift.Skip();
                    break;
            }
        }
    }

    private static Dictionary<string, string> ReadKeyValues(ref CompactReader thrift)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        int count = thrift.List();
        for (int i = 0; i < count; i++)
        {
            string key = "";
            string value = "";
            int outer = thrift.BeginStruct();
            while (thrift.NextField(outer))
            {
                switch (thrift.Id)
                {
                    case 1:
                        key = thrift.String();
                        break;
                    case 2:
                        value = thrift.String();
                        break;
                    default:
                        thrift.Skip();
                        break;
                }
            }

            values[key] = value;
        }

        return values;
    }
}
