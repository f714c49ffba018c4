namespace Parquet.Schema;

/// <summary>Lists a file's columns in their order.</summary>
public class ParquetSchema : IEquatable<ParquetSchema>
{
    private readonly Field[] _fields;

    /// <summary>Makes a schema of columns.</summary>
    /// <exception cref="ArgumentException">There is no column.</exception>
    public ParquetSchema(IEnumerable<Field> fields)
    {
        _fields = [.. fields];
        if (_fields.Length == 0)
        {
            throw new ArgumentException("at least one field is required", nameof(fields));
        }

        DataFields = Array.ConvertAll(_fields, field => (DataField)field);
        foreach (Field field in _fields)
        {
            field.AttachToSchema();
        }
    }

    /// <summary>Makes a schema of columns.</summary>
    /// <exception cref="ArgumentException">There is no column.</exception>
    public ParquetSchema(params Field[] fields)
        : this((IEnumerable<Field>)fields)
    {
    }

    /// <summary>Gets the columns.</summary>
    public IReadOnlyList<Field> Fields => _fields;

    /// <summary>Gets the columns that hold values: all of them here.</summary>
    public DataField[] DataFields { get; }

    /// <summary>Gets the column at an index.</summary>
    public Field this[int i] => _fields[i];

    /// <summary>Gets the columns that hold values: all of them here.</summary>
    public DataField[] GetDataFields() => DataFields;

    /// <summary>Finds a column by its name.</summary>
    /// <exception cref="ArgumentException">No column has that name.</exception>
    public DataField FindDataField(string path) =>
        Array.Find(DataFields, field => field.Name == path) ?? throw new ArgumentException($"data field '{path}' not found", nameof(path));

    /// <summary>Tells whether both schemas hold the same columns in the same order.</summary>
    public bool Equals(ParquetSchema? other) => other is not null && DataFields.AsSpan().SequenceEqual(other.DataFields);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParquetSchema);

    /// <inheritdoc/>
    public override int GetHashCode() => DataFields.Aggregate(1, (hash, field) => HashCode.Combine(hash, field));
}
