using System.Globalization;
using Digits.Core.Data;
using Digits.Core.Errors;
using Parquet;
using Parquet.Schema;

namespace Digits.Core.Folds;

/// <summary>Writes and reads a fold assignment as Parquet: UINT_8 <c>fold</c>, one row per training row; the metadata <c>folds</c> holds the count.</summary>
/// <remarks>Further repeats are columns <c>fold2</c>, <c>fold3</c> and so on; 255 marks a row that a repeat never holds out.</remarks>
public static class FoldParquet
{
    private const string Expected = "a Parquet file of folds: UINT_8 fold, perhaps fold2, fold3 and so on, metadata folds with the number of folds";

    /// <summary>Writes an assignment.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="folds">The fold of each training row, uint8 [N] for each repeat.</param>
    public static void Write(string path, FoldAssignment folds)
    {
        var schema = new ParquetSchema([.. Enumerable.Range(0, folds.Repeats.Count).Select(r => new DataField<byte>(Name(r), nullable: false))]);
        var metadata = new Dictionary<string, string> { ["folds"] = folds.Count.ToString(CultureInfo.InvariantCulture) };
        ParquetTable.Write(
            path,
            schema,
            dictionaries: true,
            async group =>
            {
                foreach (var (repeat, foldOfRow) in folds.Repeats.Index())
                {
                    await group.WriteAsync<byte>(schema.DataFields[repeat], foldOfRow);
                }
            },
            metadata);
    }

    /// <summary>Reads an assignment that <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing, is no Parquet file, has other columns, or names a fold outside its count.</exception>
    public static FoldAssignment Read(string path)
    {
        var folds = ParquetTable.Read(path, Expected, Fits, ReadAsync);
        foreach (byte[] repeat in folds.Repeats)
        {
            int row = Array.FindIndex(repeat, f => f >= folds.Count && f != FoldAssignment.Never);
            if (row >= 0)
            {
                throw new InputException($"fold {repeat[row]} of {folds.Count} folds", $"a fold 0..{folds.Count - 1}", $"{path}, row {row}");
            }
        }

        return folds;
    }

    private static string Name(int repeat) => repeat == 0 ? "fold" : string.Create(CultureInfo.InvariantCulture, $"fold{repeat + 1}");

    private static bool Fits(DataField[] fields) =>
        fields.Length > 0 && fields.Index().All(f => f.Item.Name == Name(f.Index) && !f.Item.IsNullable && f.Item.ClrType == typeof(byte));

    private static async Task<FoldAssignment> ReadAsync(ParquetReader reader)
    {
        if (!reader.CustomMetadata.TryGetValue("folds", out string? text)
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            throw new InvalidDataException("no number of folds in its metadata");
        }

        int rows = checked((int)reader.RowGroups.Sum(g => g.RowCount));
        byte[][] repeats = [.. reader.Schema.DataFields.Select(_ => new byte[rows])];
        int first = 0;
        foreach (var group in reader.RowGroups)
        {
            foreach (var (repeat, foldOfRow) in repeats.Index())
            {
                await group.ReadAsync(reader.Schema.DataFields[repeat], foldOfRow.AsMemory(first, (int)group.RowCount));
            }

            first += (int)group.RowCount;
        }

        return new FoldAssignment(repeats, count);
    }
}
