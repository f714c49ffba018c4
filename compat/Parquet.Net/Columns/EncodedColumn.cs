using Parquet.Format;

namespace Parquet.Columns;

/// <summary>Holds a column's pages as they go to the file, and what the footer will say of them.</summary>
internal sealed class EncodedColumn : IDisposable
{
    public ByteBuffer Bytes { get; } = new(1 << 16);

    /// <summary>Gets the bytes of the dictionary page with its header; 0 where there is none.</summary>
    public int DictionaryLength { get; private set; }

    public long UncompressedSize { get; private set; }

    public required int ValueCount { get; init; }

    public required int NullCount { get; init; }

    public byte[]? Minimum { get; set; }

    public byte[]? Maximum { get; set; }

    public void AddDictionary(ByteBuffer page, int valueCount, ParquetOptions options)
    {
        Add(PageHeader.DictionaryPage, page, valueCount, PageEncoding.Plain, options);
        DictionaryLength = Bytes.Length;
    }

    public void AddData(ByteBuffer page, PageEncoding encoding, ParquetOptions options) =>
        Add(PageHeader.DataPage, page, ValueCount, encoding, options);

    public ColumnMetadata Describe(ColumnType type, string path, long offset, ParquetOptions options) => new()
    {
        Physical = type.Physical,
        Path = path,
        Codec = options.CompressionMethod,
        ValueCount = ValueCount,
        UncompressedSize = UncompressedSize,
        CompressedSize = Bytes.Length,
        DictionaryPageOffset = DictionaryLength > 0 ? offset : null,
        DataPageOffset = offset + DictionaryLength,
        NullCount = NullCount,
        HasStatistics = true,
        Minimum = Minimum,
        Maximum = Maximum,
    };

    public void Dispose() => Bytes.Dispose();

    private void Add(int type, ByteBuffer page, int valueCount, PageEncoding encoding, ParquetOptions options)
    {
        using var compressed = new ByteBuffer(page.Length);
        PageCodec.Compress(options.CompressionMethod, options.CompressionLevel, page.Written, compressed);
        int before = Bytes.Length;
        new PageHeader(type, page.Length, compressed.Length, valueCount, encoding).Write(Bytes);
        UncompressedSize += Bytes.Length - before + page.Length;
        Bytes.Write(compressed.Written);
    }
}
