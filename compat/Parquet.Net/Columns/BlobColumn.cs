using System.Buffers.Binary;
using System.Text;
using Parquet.Encodings;
using Parquet.Format;
using Parquet.Schema;

namespace Parquet.Columns;

/// <summary>Encodes a column of strings or byte arrays.</summary>
internal static class BlobColumn
{
    // A longer least or greatest string is left out of the footer.
    private const int LongestStatistic = 64;

    public static EncodedColumn Encode(DataField field, IReadOnlyCollection<string?> values, ParquetOptions options)
    {
        string[] present = [.. values.OfType<string>()];
        byte[] levels = LevelsOf(field, values, present.Length);
        var dictionary = new Dictionary<string, int>(StringComparer.Ordinal);
        int[]? indices = null;
        if (options.HintFor(field) == EncodingHint.Dictionary && present.Length > 0)
        {
            int most = (int)Math.Min(present.Length, options.DictionaryEncodingThreshold * present.Length);
            indices = Array.ConvertAll(present, text => dictionary.TryGetValue(text, out int known) ? known : dictionary[text] = dictionary.Count);
            indices = dictionary.Count <= most ? indices : null;
        }

        byte[][] stored = indices is null ? Array.ConvertAll(present, Encoding.UTF8.GetBytes) : [.. dictionary.Keys.Select(Encoding.UTF8.GetBytes)];
        EncodedColumn column = Encode(field, stored, indices, levels, values.Count, values.Count - present.Length, options);
        if (stored.Length > 0)
        {
            byte[] minimum = stored.Aggregate((a, b) => a.AsSpan().SequenceCompareTo(b) <= 0 ? a : b);
            byte[] maximum = stored.Aggregate((a, b) => a.AsSpan().SequenceCompareTo(b) >= 0 ? a : b);
            if (minimum.Length <= LongestStatistic && maximum.Length <= LongestStatistic)
            {
                column.Minimum = minimum;
                column.Maximum = maximum;
            }
        }

        return column;
    }

    public static EncodedColumn Encode(DataField field, IReadOnlyCollection<byte[]?> values, ParquetOptions options)
    {
        byte[][] present = [.. values.OfType<byte[]>()];
        byte[] levels = LevelsOf(field, values, present.Length);
        return Encode(field, present, null, levels, values.Count, values.Count - present.Length, options);
    }

    private static EncodedColumn Encode(DataField field, byte[][] stored, int[]? indices, byte[] levels, int rows, int nulls, ParquetOptions options)
    {
        var column = new EncodedColumn { ValueCount = rows, NullCount = nulls };
        using var blobs = new ByteBuffer(stored.Sum(blob => blob.Length + 4) + 16);
        foreach (byte[] blob in stored)
        {
            BinaryPrimitives.WriteInt32LittleEndian(blobs.Reserve(4), blob.Length);
            blobs.Advance(4);
            blobs.Write(blob);
        }

        using var page = new ByteBuffer(indices is null ? blobs.Length + 64 : indices.Length + 64);
        if (field.MaxDefinitionLevel > 0)
        {
            Levels.Write(levels, rows, page);
        }

        if (indices is null)
        {
            page.Write(blobs.Written);
            column.AddData(page, PageEncoding.Plain, options);
        }
        else
        {
            column.AddDictionary(blobs, stored.Length, options);
            NumberColumn.WriteIndices(indices, stored.Length, page);
            column.AddData(page, PageEncoding.RleDictionary, options);
        }

        return column;
    }

    private static byte[] LevelsOf<T>(DataField field, IReadOnlyCollection<T?> values, int present)
        where T : class
    {
        if (present == values.Count)
        {
            return [];
        }

        return field.MaxDefinitionLevel == 0
            ? throw new ArgumentException($"Field \"{field.Path}\" is not nullable, but {values.Count - present} of {values.Count} values are null", nameof(values))
            : [.. values.Select(value => value is null ? (byte)0 : (byte)1)];
    }
}
