namespace Parquet.Schema;

/// <summary>Names a column by the path to it; here a single name.</summary>
public sealed class FieldPath : IEquatable<FieldPath>
{
    private readonly string _path;

    internal FieldPath(string path) => _path = path;

    /// <summary>Tells whether both paths are the same.</summary>
    public bool Equals(FieldPath? other) => other is not null && _path == other._path;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FieldPath);

    /// <inheritdoc/>
    public override int GetHashCode() => _path.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => _path;
}
