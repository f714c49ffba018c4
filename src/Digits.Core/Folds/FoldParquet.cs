using System.Globalization;
using Digits.Core.Data;
using Digits.Core.Errors;
using Parquet;
using Parquet.Schema;

namespace Digits.Core.Folds;

/// <summary>Writes and reads a fold assignment as Parquet: UINT_8 <c>fold</c>, one row per training row; the metadata <c>folds</c> holds the count.</summary>
public static class FoldParquet
{
    private const string Expected = "a Parquet file of folds: UINT_8 fold, metadata folds with the number of folds";

    /// <summary>Writes an assignment.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="folds">The fold of each training row, uint8 [N].</param>
    public static void Write(string path, FoldAssignment folds)
    {
        var schema = new ParquetSchema(new DataField<byte>("fold", nullable: false));
        var metadata = new Dictionary<string, string> { ["folds"] = folds.Count.ToString(CultureInfo.InvariantCulture) };
        ParquetTable.Write(
            path, schema, dictionaries: true, async group => await group.WriteAsync<byte>(schema.DataFields[0], folds.FoldOfRow), metadata);
    }

    /// <summary>Reads an assignment that <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing, is no Parquet file, has other columns, or names a fold outside its count.</exception>
    public static FoldAssignment Read(string path)
    {
        var folds = ParquetTable.Read(path, Expected, Fits, ReadAsync);
        int row = Array.FindIndex(folds.FoldOfRow, f => f >= folds.Count);
        return row < 0
            ? folds
            : throw new InputException($"fold {folds.FoldOfRow[row]} of {folds.Count} folds", $"a fold 0..{folds.Count - 1}", $"{path}, row {row}");
    }

    private static bool Fits(DataField[] fields) => fields is [{ Name: "fold", IsNullable: false } field] && field.ClrType == typeof(byte);

    private static async Task<FoldAssignment> ReadAsync(ParquetReader reader)
    {
        if (!reader.CustomMetadata.TryGetValue("folds", out string? text)
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            throw new InvalidDataException("no number of folds in its metadata");
        }

        byte[] folds = new byte[checked((int)reader.RowGroups.Sum(g => g.RowCount))];
        int first = 0;
        foreach (var group in reader.RowGroups)
        {
            await group.ReadAsync(reader.Schema.DataFields[0], folds.AsMemory(first, (int)group.RowCount));
            first += (int)group.RowCount;
        }

        return new FoldAssignment(folds, count);
    }
}
