namespace Parquet.Data;

/// <summary>Holds what a file says about one column of one row group; null where it says nothing.</summary>
public class DataColumnStatistics
{
    /// <summary>Makes statistics that say nothing.</summary>
    public DataColumnStatistics()
    {
    }

    /// <summary>Makes statistics from their parts.</summary>
    public DataColumnStatistics(long? nullCount, long? distinctCount, object? minValue, object? maxValue)
    {
        NullCount = nullCount;
        DistinctCount = distinctCount;
        MinValue = minValue;
        MaxValue = maxValue;
    }

    /// <summary>Gets the number of nulls.</summary>
    public long? NullCount { get; internal set; }

    /// <summary>Gets the number of distinct values.</summary>
    public long? DistinctCount { get; internal set; }

    /// <summary>Gets the least value, of the column's type.</summary>
    public object? MinValue { get; internal set; }

    /// <summary>Gets the greatest value, of the column's type.</summary>
    public object? MaxValue { get; internal set; }
}
