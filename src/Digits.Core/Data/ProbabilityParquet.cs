namespace Digits.Core.Data;

/// <summary>Writes and reads class probabilities as Parquet: int32 <c>row</c>, float32 <c>p0</c> to <c>p9</c>.</summary>
public static class ProbabilityParquet
{
    /// <summary>Writes probabilities.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="probabilities">Rows int32 [N] and values float32 [N,10].</param>
    public static void Write(string path, ClassProbabilities probabilities) => throw new NotSupportedException();

    /// <summary>Reads probabilities that <see cref="Write"/> wrote, bit for bit.</summary>
    /// <exception cref="Errors.InputException">The file is missing, is no Parquet file, or has other columns.</exception>
    public static ClassProbabilities Read(string path) => throw new NotSupportedException();
}
