using System.Buffers;
using System.Text;
using Parquet.Columns;
using Parquet.Data;
using Parquet.Format;
using Parquet.Schema;

namespace Parquet;

/// <summary>Reads the columns of one row group, in any order.</summary>
public class ParquetRowGroupReader : IDisposable
{
    private readonly ParquetActor _file;
    private readonly RowGroupMetadata _group;
    private readonly long _fileLength;
    private readonly Dictionary<string, ColumnMetadata> _columns;

    internal ParquetRowGroupReader(ParquetActor file, RowGroupMetadata group, long fileLength)
    {
        _file = file;
        _group = group;
        _fileLength = fileLength;
        _columns = new Dictionary<string, ColumnMetadata>(StringComparer.Ordinal);
        foreach (ColumnMetadata column in group.Columns)
        {
            _columns[column.Path] = column;
        }
    }

    /// <summary>Gets the number of rows.</summary>
    public long RowCount => _group.RowCount;

    /// <summary>Tells whether the row group holds a column.</summary>
    public bool ColumnExists(DataField field) => _columns.ContainsKey(field.Path.ToString());

    /// <summary>Gets what the file says about a column's values; null where it says nothing.</summary>
    /// <exception cref="ParquetException">There is no such column.</exception>
    public DataColumnStatistics? GetStatistics(DataField field)
    {
        ColumnMetadata column = Find(field);
        return column.HasStatistics
            ? new DataColumnStatistics(
                column.NullCount, null, ColumnStatistics.Decode(column.Minimum, field.Column), ColumnStatistics.Decode(column.Maximum, field.Column))
            : null;
    }

    /// <summary>Gets a column's own key-value metadata.</summary>
    public Dictionary<string, string> GetCustomMetadata(DataField field) =>
        _columns.TryGetValue(field.Path.ToString(), out ColumnMetadata? column) ? new Dictionary<string, string>(column.KeyValues) : [];

    /// <summary>Reads a column that is not nullable.</summary>
    /// <exception cref="ArgumentException">The field holds another type or is nullable, or <paramref name="values"/> is too small.</exception>
    /// <exception cref="ParquetException">There is no such column, or its pages are damaged.</exception>
    public async ValueTask ReadAsync<T>(
        DataField field, Memory<T> values, Memory<int>? repetitionLevels = null, CancellationToken cancellationToken = default)
        where T : struct
    {
        _ = repetitionLevels;
        ColumnMetadata column = Check(field, typeof(T), values.Length);
        if (field.MaxDefinitionLevel > 0)
        {
            throw new ArgumentException(
                $"Definition levels buffer is required for field '{field.Path}' (MaxDefinitionLevel = {field.MaxDefinitionLevel})");
        }

        using IMemoryOwner<byte> chunk = await ReadChunkAsync(column, cancellationToken).ConfigureAwait(false);
        new NumberColumnReader<T>(column).Read(chunk.Memory[..(int)column.CompressedSize], values.Span, []);
    }

    /// <summary>Reads a column with its nulls.</summary>
    /// <exception cref="ArgumentException">The field holds another type, or <paramref name="values"/> is too small.</exception>
    /// <exception cref="ParquetException">There is no such column, or its pages are damaged.</exception>
    public async ValueTask ReadAsync<T>(
        DataField field, Memory<T?> values, Memory<int>? repetitionLevels = null, CancellationToken cancellationToken = default)
        where T : struct
    {
        _ = repetitionLevels;
        ColumnMetadata column = Check(field, typeof(T), values.Length);
        using IMemoryOwner<byte> chunk = await ReadChunkAsync(column, cancellationToken).ConfigureAwait(false);
        int rows = (int)column.ValueCount;
        T[] present = new T[rows];
        byte[] levels = new byte[field.MaxDefinitionLevel > 0 ? rows : 0];
        new NumberColumnReader<T>(column).Read(chunk.Memory[..(int)column.CompressedSize], present, levels);
        int next = 0;
        for (int i = 0; i < rows; i++)
        {
            values.Span[i] = levels.Length == 0 || levels[i] == 1 ? present[next++] : null;
        }
    }

    /// <summary>Reads a column of strings.</summary>
    /// <exception cref="ArgumentException">The field holds another type, or <paramref name="values"/> is too small.</exception>
    /// <exception cref="ParquetException">There is no such column, or its pages are damaged.</exception>
    public async ValueTask ReadAsync(
        DataField field, Memory<string?> values, Memory<int>? repetitionLevels = null, CancellationToken cancellationToken = default)
    {
        _ = repetitionLevels;
        byte[]?[] blobs = await ReadBlobsAsync(field, typeof(string), values.Length, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < blobs.Length; i++)
        {
            values.Span[i] = blobs[i] is byte[] text ? Encoding.UTF8.GetString(text) : null;
        }
    }

    /// <summary>Reads a column of byte arrays.</summary>
    /// <exception cref="ArgumentException">The field holds another type, or <paramref name="values"/> is too small.</exception>
    /// <exception cref="ParquetException">There is no such column, or its pages are damaged.</exception>
    public async ValueTask ReadAsync(
        DataField field, Memory<byte[]?> values, Memory<int>? repetitionLevels = null, CancellationToken cancellationToken = default)
    {
        _ = repetitionLevels;
        byte[]?[] blobs = await ReadBlobsAsync(field, typeof(byte[]), values.Length, cancellationToken).ConfigureAwait(false);
        blobs.CopyTo(values);
    }

    /// <summary>Does nothing: the file belongs to the <see cref="ParquetReader"/>.</summary>
    public void Dispose()
    {
    }

    private async Task<byte[]?[]> ReadBlobsAsync(DataField field, Type type, int room, CancellationToken cancellationToken)
    {
        ColumnMetadata column = Check(field, type, room);
        using IMemoryOwner<byte> chunk = await ReadChunkAsync(column, cancellationToken).ConfigureAwait(false);
        int rows = (int)column.ValueCount;
        byte[][] present = new byte[rows][];
        byte[] levels = new byte[field.MaxDefinitionLevel > 0 ? rows : 0];
        new BlobColumnReader(column).Read(chunk.Memory[..(int)column.CompressedSize], present, levels);
        if (levels.Length == 0)
        {
            return present;
        }

        int next = 0;
        return Array.ConvertAll(levels, level => level == 1 ? present[next++] : null);
    }

    private ColumnMetadata Find(DataField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return _columns.TryGetValue(field.Path.ToString(), out ColumnMetadata? column)
            ? column
            : throw new ParquetException($"'{field.Path}' does not exist in this file");
    }

    private ColumnMetadata Check(DataField field, Type type, int room)
    {
        ColumnMetadata column = Find(field);
        if (field.ClrType != type)
        {
            throw new ArgumentException($"Field \"{field.Path}\" ({field.ClrType}) is not compatible with type {type}");
        }

        if (column.Physical != field.Column.Physical)
        {
            throw new ParquetException($"Found column '{field.Path}' stored as {column.Physical}; expected {field.Column.Physical}, as its schema says.");
        }

        if (column.ValueCount < 0 || column.ValueCount != _group.RowCount)
        {
            throw new ParquetException($"Found {column.ValueCount} values in column '{field.Path}'; expected {_group.RowCount}, one per row.");
        }

        if (room < column.ValueCount)
        {
            throw new ArgumentException($"Values buffer is too small for field '{field.Path}' (length {room} < numValues {column.ValueCount})");
        }

        return PageCodec.IsKnown(column.Codec)
            ? column
            : throw new ParquetException($"Found codec {column.Codec} in column '{field.Path}'; expected None, Gzip or Brotli.");
    }

    private async Task<IMemoryOwner<byte>> ReadChunkAsync(ColumnMetadata column, CancellationToken cancellationToken)
    {
        // Some writers say 0 for "no dictionary".
        long start = column.DictionaryPageOffset is > 0 and long dictionary ? dictionary : column.DataPageOffset;
        if (start < 4 || column.CompressedSize < 0 || column.CompressedSize > int.MaxValue || start > _fileLength - column.CompressedSize)
        {
            throw new ParquetException(
                $"Found column '{column.Path}' at byte {start} with {column.CompressedSize} bytes in a file of {_fileLength} bytes; expected it within the file.");
        }

        IMemoryOwner<byte> chunk = MemoryPool<byte>.Shared.Rent(Math.Max(1, (int)column.CompressedSize));
        await _file.ReadAtAsync(start, chunk.Memory[..(int)column.CompressedSize], cancellationToken).ConfigureAwait(false);
        return chunk;
    }
}
