namespace Parquet.Schema;

/// <summary>Describes a node of the schema.</summary>
public abstract class Field
{
    /// <summary>Makes a node with a name.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    protected Field(string name, SchemaType schemaType)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        SchemaType = schemaType;
        Path = new FieldPath(name);
    }

    /// <summary>Gets the kind of node.</summary>
    public SchemaType SchemaType { get; }

    /// <summary>Gets the column's name.</summary>
    public string Name { get; private set; }

    /// <summary>Gets the path from the schema's root.</summary>
    public FieldPath Path { get; internal set; }

    /// <summary>Gets the definition level of a value that is there: 1 for a nullable column of a schema, else 0.</summary>
    public int MaxDefinitionLevel { get; protected set; }

    /// <summary>Gets the greatest repetition level; 0 for the flat columns known here.</summary>
    public int MaxRepetitionLevel { get; protected set; }

    /// <summary>Tells whether the column may hold nulls.</summary>
    public virtual bool IsNullable { get; internal set; }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Field other && SchemaType == other.SchemaType && Path.Equals(other.Path);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(SchemaType, Path);

    internal abstract void AttachToSchema();
}
