using Parquet;
using Parquet.Schema;

namespace Digits.Core.Data;

/// <summary>Writes and reads digit sets as Parquet: the CSV's columns, label and pixel0 to pixel783, as UINT_8.</summary>
public static class DigitParquet
{
    // So many pixels of all rows are transposed at once: the rows are read in cache lines, and the buffer stays small.
    private const int BlockColumns = 56;

    /// <summary>Writes a set; the column <c>label</c> is there only if the set has labels.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="set">Images uint8 [N,784], 0..255, and labels uint8 [N], 0..9, or none.</param>
    public static void Write(string path, DigitSet set)
    {
        var columns = set.Labels is null ? CsvColumns.Test : CsvColumns.Train;
        var schema = new ParquetSchema(columns.Names.Select(n => new DataField<byte>(n, nullable: false)));
        var fields = schema.DataFields.AsMemory(set.Labels is null ? 0 : 1);
        ParquetTable.Write(path, schema, dictionaries: true, async group =>
        {
            if (set.Labels is not null)
            {
                await group.WriteAsync<byte>(schema.DataFields[0], set.Labels);
            }

            byte[] block = new byte[BlockColumns * set.Count];
            for (int first = 0; first < DigitSet.PixelCount; first += BlockColumns)
            {
                Transpose(set, first, block);
                for (int i = 0; i < BlockColumns; i++)
                {
                    await group.WriteAsync<byte>(fields.Span[first + i], block.AsMemory(i * set.Count, set.Count));
                }
            }
        });
    }

    /// <summary>Reads a set that <see cref="Write"/> wrote.</summary>
    /// <exception cref="Errors.InputException">The file is missing, is no Parquet file, or has other columns.</exception>
    public static DigitSet Read(string path) =>
        ParquetTable.Read(path, "a Parquet file of digits: UINT_8 pixel0 to pixel783, before them perhaps label", Fits, ReadAsync);

    private static bool Fits(DataField[] fields) =>
        fields.All(f => f.ClrType == typeof(byte) && !f.IsNullable)
        && (Named(fields, CsvColumns.Train) || Named(fields, CsvColumns.Test));

    private static bool Named(DataField[] fields, CsvColumns columns) => fields.Select(f => f.Name).SequenceEqual(columns.Names);

    private static async Task<DigitSet> ReadAsync(ParquetReader reader)
    {
        var fields = reader.Schema.DataFields;
        int count = checked((int)reader.RowGroups.Sum(g => g.RowCount));
        byte[] pixels = new byte[checked(count * DigitSet.PixelCount)];
        byte[]? labels = fields.Length > DigitSet.PixelCount ? new byte[count] : null;
        int first = 0;
        foreach (var group in reader.RowGroups)
        {
            int rows = (int)group.RowCount;
            if (labels is not null)
            {
                await group.ReadAsync(fields[0], labels.AsMemory(first, rows));
            }

            byte[] block = new byte[BlockColumns * rows];
            for (int pixel = 0; pixel < DigitSet.PixelCount; pixel += BlockColumns)
            {
                for (int i = 0; i < BlockColumns; i++)
                {
                    await group.ReadAsync(fields[^(DigitSet.PixelCount - pixel - i)], block.AsMemory(i * rows, rows));
                }

                TransposeBack(block, pixels.AsSpan(first * DigitSet.PixelCount, rows * DigitSet.PixelCount), pixel, rows);
            }

            first += rows;
        }

        return new DigitSet(pixels, labels);
    }

    private static void Transpose(DigitSet set, int first, Span<byte> block)
    {
        int count = set.Count;
        for (int row = 0; row < count; row++)
        {
            var source = set.Image(row).Slice(first, BlockColumns);
            for (int i = 0; i < source.Length; i++)
            {
                block[(i * count) + row] = source[i];
            }
        }
    }

    private static void TransposeBack(ReadOnlySpan<byte> block, Span<byte> pixels, int first, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            var target = pixels.Slice((row * DigitSet.PixelCount) + first, BlockColumns);
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = block[(i * rows) + row];
            }
        }
    }
}
