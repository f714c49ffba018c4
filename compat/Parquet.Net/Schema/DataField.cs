using Parquet.Format;

namespace Parquet.Schema;

/// <summary>Describes a flat column.</summary>
public class DataField : Field
{
    private bool _attached;

    /// <summary>Makes a column of a CLR type; strings, byte arrays and <c>Nullable&lt;T&gt;</c> are nullable unless said otherwise.</summary>
    /// <exception cref="NotSupportedException">The type has no column here, or <paramref name="isArray"/> is true.</exception>
    public DataField(string name, Type clrType, bool? isNullable = null, bool? isArray = null, string? propertyName = null)
        : base(name, SchemaType.Data)
    {
        Type baseType = Nullable.GetUnderlyingType(clrType) ?? clrType;
        if (isArray == true || !ColumnType.TryFind(baseType, out ColumnType? column))
        {
            throw new NotSupportedException($"type {clrType} is not supported");
        }

        _ = propertyName;
        ClrType = baseType;
        Column = column;
        IsNullable = isNullable ?? (baseType != clrType || !baseType.IsValueType);
    }

    /// <summary>Gets the type of the column's values, never <c>Nullable&lt;T&gt;</c>.</summary>
    public Type ClrType { get; }

    /// <inheritdoc/>
    public override bool IsNullable { get; internal set; }

    internal ColumnType Column { get; }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DataField other && base.Equals(obj) && ClrType == other.ClrType && IsNullable == other.IsNullable;

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"{Path} ({ClrType}{(IsNullable ? "?" : "")})";

    internal override void AttachToSchema()
    {
        MaxDefinitionLevel = IsNullable ? 1 : 0;
        _attached = true;
    }

    internal void EnsureAttached(string argument)
    {
        if (!_attached)
        {
            throw new ArgumentException(
                $"Field [{this}] is not attached to any schema. You need to construct a schema passing in this field first.", argument);
        }
    }
}
