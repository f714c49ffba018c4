namespace Parquet.Schema;

/// <summary>Tells a column of values from the nested kinds, which cannot be used here.</summary>
public enum SchemaType
{
    /// <summary>A column of values.</summary>
    Data,
}
