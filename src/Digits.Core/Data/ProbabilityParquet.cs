using Parquet;
using Parquet.Schema;

namespace Digits.Core.Data;

/// <summary>Writes and reads class probabilities as Parquet: int32 <c>row</c>, float32 <c>p0</c> to <c>p9</c>.</summary>
public static class ProbabilityParquet
{
    private static string[] Names { get; } = ["row", .. Enumerable.Range(0, DigitSet.ClassCount).Select(c => $"p{c}")];

    /// <summary>Writes probabilities.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="probabilities">Rows int32 [N] and values float32 [N,10].</param>
    public static void Write(string path, ClassProbabilities probabilities)
    {
        var schema = new ParquetSchema(
            [new DataField<int>("row", nullable: false), .. Names[1..].Select(n => new DataField<float>(n, nullable: false))]);
        ParquetTable.Write(path, schema, dictionaries: false, async group =>
        {
            await group.WriteAsync<int>(schema.DataFields[0], probabilities.Rows);
            float[] column = new float[probabilities.Count];
            for (int c = 0; c < DigitSet.ClassCount; c++)
            {
                for (int i = 0; i < column.Length; i++)
                {
                    column[i] = probabilities.Values[(i * DigitSet.ClassCount) + c];
                }

                await group.WriteAsync<float>(schema.DataFields[1 + c], column);
            }
        });
    }

    /// <summary>Reads probabilities that <see cref="Write"/> wrote, bit for bit.</summary>
    /// <exception cref="Errors.InputException">The file is missing, is no Parquet file, or has other columns.</exception>
    public static ClassProbabilities Read(string path) =>
        ParquetTable.Read(path, "a Parquet file of predictions: int32 row, float32 p0 to p9", Fits, ReadAsync);

    private static bool Fits(DataField[] fields) =>
        fields.Select(f => f.Name).SequenceEqual(Names)
        && fields.All(f => !f.IsNullable)
        && fields[0].ClrType == typeof(int)
        && fields[1..].All(f => f.ClrType == typeof(float));

    private static async Task<ClassProbabilities> ReadAsync(ParquetReader reader)
    {
        var fields = reader.Schema.DataFields;
        int count = checked((int)reader.RowGroups.Sum(g => g.RowCount));
        int[] rows = new int[count];
        float[] values = new float[count * DigitSet.ClassCount];
        int first = 0;
        foreach (var group in reader.RowGroups)
        {
            float[] column = new float[group.RowCount];
            await group.ReadAsync(fields[0], rows.AsMemory(first, column.Length));
            for (int c = 0; c < DigitSet.ClassCount; c++)
            {
                await group.ReadAsync(fields[1 + c], column.AsMemory());
                for (int i = 0; i < column.Length; i++)
                {
                    values[((first + i) * DigitSet.ClassCount) + c] = column[i];
                }
            }

            first += column.Length;
        }

        return new ClassProbabilities(rows, values);
    }
}
