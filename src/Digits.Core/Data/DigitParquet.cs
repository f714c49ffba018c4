namespace Digits.Core.Data;

/// <summary>Writes and reads digit sets as Parquet: the CSV's columns, label and pixel0 to pixel783, as UINT_8.</summary>
public static class DigitParquet
{
    /// <summary>Writes a set; the column <c>label</c> is there only if the set has labels.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="set">Images uint8 [N,784], 0..255, and labels uint8 [N], 0..9, or none.</param>
    public static void Write(string path, DigitSet set) => throw new NotSupportedException();

    /// <summary>Reads a set that <see cref="Write"/> wrote.</summary>
    /// <exception cref="Errors.InputException">The file is missing, is no Parquet file, or has other columns.</exception>
    public static DigitSet Read(string path) => throw new NotSupportedException();
}
