namespace Digits.Core.Folds;

/// <summary>Writes and reads a fold assignment as Parquet: UINT_8 <c>fold</c>, one row per training row; the metadata <c>folds</c> holds the count.</summary>
public static class FoldParquet
{
    /// <summary>Writes an assignment.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="folds">The fold of each training row, uint8 [N].</param>
    public static void Write(string path, FoldAssignment folds) => throw new NotSupportedException();

    /// <summary>Reads an assignment that <see cref="Write"/> wrote.</summary>
    /// <exception cref="Errors.InputException">The file is missing, is no Parquet file, or has other columns.</exception>
    public static FoldAssignment Read(string path) => throw new NotSupportedException();
}
