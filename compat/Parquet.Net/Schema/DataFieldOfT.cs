namespace Parquet.Schema;

/// <summary>Describes a flat column of <typeparamref name="T"/>.</summary>
public class DataField<T> : DataField
{
    /// <summary>Makes a column; null leaves nullability to the type.</summary>
    public DataField(string name, bool? nullable = null)
        : base(name, typeof(T), nullable)
    {
    }
}
