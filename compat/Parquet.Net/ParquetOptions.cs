using System.IO.Compression;
using Parquet.Schema;

namespace Parquet;

/// <summary>Sets how files are written.</summary>
public class ParquetOptions
{
    /// <summary>Gets or sets the codec. The default, Snappy, cannot be used here: name Brotli or Gzip.</summary>
    public CompressionMethod CompressionMethod { get; set; } = CompressionMethod.Snappy;

    /// <summary>Gets or sets how hard to compress; Brotli's quality is 1 for Fastest, 4 for Optimal and 11 for SmallestSize, the default.</summary>
    public CompressionLevel CompressionLevel { get; set; } = CompressionLevel.SmallestSize;

    /// <summary>Gets the encodings asked for, by the column's path.</summary>
    public readonly IDictionary<string, EncodingHint> ColumnEncodingHints = new Dictionary<string, EncodingHint>();

    /// <summary>Gets or sets the share of distinct values, 0..1, up to which a dictionary is written; 0.8 by default.</summary>
    public double DictionaryEncodingThreshold { get; set; } = 0.8;

    internal EncodingHint HintFor(DataField field) => ColumnEncodingHints.TryGetValue(field.Path.ToString(), out EncodingHint hint) ? hint : EncodingHint.Default;
}
