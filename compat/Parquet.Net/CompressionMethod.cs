namespace Parquet;

/// <summary>Names a page compression codec; the numbers are those of the Parquet format. Only None, Gzip and Brotli can be used here.</summary>
public enum CompressionMethod
{
    /// <summary>Leaves pages as they are.</summary>
    None = 0,

    /// <summary>Names Snappy, the default of <see cref="ParquetOptions"/>, which cannot be used here.</summary>
    Snappy = 1,

    /// <summary>Compresses pages with gzip.</summary>
    Gzip = 2,

    /// <summary>Names LZO, which cannot be used here.</summary>
    Lzo = 3,

    /// <summary>Compresses pages with Brotli.</summary>
    Brotli = 4,

    /// <summary>Names the deprecated LZ4, which cannot be used here.</summary>
    LZ4 = 5,

    /// <summary>Names Zstandard, which cannot be used here.</summary>
    Zstd = 6,

    /// <summary>Names raw LZ4, which cannot be used here.</summary>
    Lz4Raw = 7,
}
