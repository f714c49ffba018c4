namespace Parquet;

/// <summary>Asks the writer for an encoding of one column.</summary>
public enum EncodingHint
{
    /// <summary>Leaves the choice to the writer: a dictionary for single bytes, plain values otherwise.</summary>
    Default = 0,

    /// <summary>Asks for a dictionary, if few enough values differ.</summary>
    Dictionary,
}
