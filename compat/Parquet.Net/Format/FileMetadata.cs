using Parquet.Schema;

namespace Parquet.Format;

/// <summary>Holds what a file's footer says.</summary>
internal sealed class FileMetadata
{
    public required ParquetSchema Schema { get; init; }

    public List<RowGroupMetadata> RowGroups { get; } = [];

    public Dictionary<string, string> KeyValues { get; set; } = [];
}

/// <summary>Holds what the footer says about one row group.</summary>
internal sealed class RowGroupMetadata
{
    public long RowCount { get; set; }

    public List<ColumnMetadata> Columns { get; } = [];
}

/// <summary>Holds what the footer says about one column of one row group; offsets are from the file's start.</summary>
internal sealed class ColumnMetadata
{
    public PhysicalType Physical { get; set; }

    public string Path { get; set; } = "";

    public CompressionMethod Codec { get; set; }

    public long ValueCount { get; set; }

    public long UncompressedSize { get; set; }

    public long CompressedSize { get; set; }

    public long DataPageOffset { get; set; }

    public long? DictionaryPageOffset { get; set; }

    public long NullCount { get; set; }

    public bool HasStatistics { get; set; }

    public byte[]? Minimum { get; set; }

    public byte[]? Maximum { get; set; }

    public Dictionary<string, string> KeyValues { get; set; } = [];
}
