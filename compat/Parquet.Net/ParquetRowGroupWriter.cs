using System.Buffers;
using Parquet.Columns;
using Parquet.Format;
using Parquet.Schema;

namespace Parquet;

/// <summary>Writes one row group, column by column in the schema's order.</summary>
public class ParquetRowGroupWriter : IDisposable
{
    private readonly ParquetWriter _writer;
    private readonly DataField[] _fields;
    private readonly RowGroupMetadata _group;
    private readonly ParquetOptions _options;
    private long? _rowCount;
    private int _next;

    internal ParquetRowGroupWriter(ParquetWriter writer, ParquetSchema schema, RowGroupMetadata group, ParquetOptions options)
    {
        _writer = writer;
        _fields = schema.DataFields;
        _group = group;
        _options = options;
    }

    /// <summary>Writes the next column, without nulls.</summary>
    /// <exception cref="ArgumentException">The field is not the next one of the schema, or holds another type.</exception>
    /// <exception cref="InvalidOperationException">The column has another number of rows than those before it, or is one too many.</exception>
    public async Task WriteAsync<T>(
        DataField field,
        ReadOnlyMemory<T> values,
        ReadOnlyMemory<int>? repetitionLevels = null,
        Dictionary<string, string>? customMetadata = null,
        CancellationToken cancellationToken = default)
        where T : struct
    {
        Check(field, typeof(T), repetitionLevels, values.Length);
        using EncodedColumn column = NumberColumn.Encode(field, values.Span, [], _options);
        await WriteAsync(field, column, customMetadata, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the next column, with nulls.</summary>
    /// <exception cref="ArgumentException">The field is not the next one of the schema, holds another type, or is not nullable while there are nulls.</exception>
    /// <exception cref="InvalidOperationException">The column has another number of rows than those before it, or is one too many.</exception>
    public async Task WriteAsync<T>(
        DataField field,
        ReadOnlyMemory<T?> values,
        ReadOnlyMemory<int>? repetitionLevels = null,
        Dictionary<string, string>? customMetadata = null,
        CancellationToken cancellationToken = default)
        where T : struct
    {
        Check(field, typeof(T), repetitionLevels, values.Length);
        using EncodedColumn column = EncodeNullable(field, values.Span);
        await WriteAsync(field, column, customMetadata, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the next column, of strings.</summary>
    /// <exception cref="ArgumentException">The field is not the next one of the schema, holds another type, or is not nullable while there are nulls.</exception>
    public async Task WriteAsync(DataField field, IReadOnlyCollection<string?> values, ReadOnlyMemory<int>? repetitionLevels = null)
    {
        Check(field, typeof(string), repetitionLevels, values.Count);
        using EncodedColumn column = BlobColumn.Encode(field, values, _options);
        await WriteAsync(field, column, null, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Writes the next column, of byte arrays.</summary>
    /// <exception cref="ArgumentException">The field is not the next one of the schema, holds another type, or is not nullable while there are nulls.</exception>
    public async Task WriteAsync(DataField field, IReadOnlyCollection<byte[]?> values, ReadOnlyMemory<int>? repetitionLevels = null)
    {
        Check(field, typeof(byte[]), repetitionLevels, values.Count);
        using EncodedColumn column = BlobColumn.Encode(field, values, _options);
        await WriteAsync(field, column, null, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Checks that every column was written.</summary>
    /// <exception cref="InvalidOperationException">Columns are missing.</exception>
    public void CompleteValidate()
    {
        if (_next < _fields.Length)
        {
            throw new InvalidOperationException(
                $"Not all columns were written. Expected {_fields.Length} columns but only {_next} were written. "
                + $"Missing columns: {string.Join(", ", _fields.Skip(_next).Select(field => field.Name))}");
        }
    }

    /// <summary>Ends the row group.</summary>
    public void Dispose() => _group.RowCount = _rowCount ?? 0;

    private void Check(DataField field, Type type, ReadOnlyMemory<int>? repetitionLevels, int rows)
    {
        ArgumentNullException.ThrowIfNull(field);
        field.EnsureAttached(nameof(field));
        if (field.ClrType != type)
        {
            throw new ArgumentException($"expected values of type {field.ClrType} but passed {type}");
        }

        if (repetitionLevels is not null)
        {
            throw new NotSupportedException($"Found repetition levels for column '{field.Name}'; expected none: columns are flat.");
        }

        if (_next >= _fields.Length)
        {
            throw new InvalidOperationException(
                $"Cannot write column '{field.Name}': all {_fields.Length} columns from the schema have already been written.");
        }

        if (!field.Equals(_fields[_next]))
        {
            throw new ArgumentException($"cannot write this column, expected '{_fields[_next].Name}', passed: '{field.Name}'", nameof(field));
        }

        if (_rowCount is long expected && rows != expected)
        {
            throw new InvalidOperationException(
                $"Column '{field.Name}' has {rows} rows, but the row group expects {expected} rows. "
                + "All columns in a row group must have the same number of rows.");
        }

        _rowCount = rows;
        _next++;
    }

    private EncodedColumn EncodeNullable<T>(DataField field, ReadOnlySpan<T?> values)
        where T : struct
    {
        T[] present = ArrayPool<T>.Shared.Rent(values.Length);
        byte[] levels = ArrayPool<byte>.Shared.Rent(values.Length);
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            levels[i] = values[i].HasValue ? (byte)1 : (byte)0;
            present[count] = values[i].GetValueOrDefault();
            count += levels[i];
        }

        if (count < values.Length && field.MaxDefinitionLevel == 0)
        {
            throw new ArgumentException(
                $"Field \"{field.Path}\" is not nullable, but {values.Length - count} of {values.Length} values are null", nameof(values));
        }

        EncodedColumn column = NumberColumn.Encode(field, present.AsSpan(0, count), levels.AsSpan(0, values.Length), _options);
        ArrayPool<T>.Shared.Return(present);
        ArrayPool<byte>.Shared.Return(levels);
        return column;
    }

    private async Task WriteAsync(DataField field, EncodedColumn column, Dictionary<string, string>? keyValues, CancellationToken cancellationToken)
    {
        ColumnMetadata metadata = column.Describe(field.Column, field.Name, _writer.Position, _options);
        metadata.KeyValues = keyValues ?? [];
        await _writer.WriteAsync(column.Bytes.Memory, cancellationToken).ConfigureAwait(false);
        _group.Columns.Add(metadata);
    }
}
