namespace Parquet;

/// <summary>Reports a file that is not, or is no longer, a Parquet file that can be read.</summary>
public class ParquetException : Exception
{
    /// <summary>Makes an exception without a message.</summary>
    public ParquetException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    public ParquetException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and its cause.</summary>
    public ParquetException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
