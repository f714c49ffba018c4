using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Folds;
using Digits.Core.Randomness;
using Parquet;

namespace Digits.Core.Tests.Data;

public sealed class DigitParquetTests : IDisposable
{
    private readonly CsvText _files = new();

    private string FilePath => _files.PathOf("file.parquet");

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, false)]
    [InlineData(1001, true)]
    [InlineData(1001, false)]
    public void Digits_come_back_as_they_were_written(int rows, bool labelled)
    {
        var random = new SplitMix64(3);
        byte[] pixels = [.. Enumerable.Range(0, rows * 784).Select(_ => (byte)random.NextInt32(256))];
        byte[]? labels = labelled ? [.. Enumerable.Range(0, rows).Select(_ => (byte)random.NextInt32(10))] : null;

        DigitParquet.Write(FilePath, new DigitSet(pixels, labels));
        var read = DigitParquet.Read(FilePath);

        Assert.Equal(pixels, read.Pixels);
        Assert.Equal(labels, read.Labels);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_columns_are_those_of_the_CSV_as_unsigned_bytes(bool labelled)
    {
        DigitParquet.Write(FilePath, new DigitSet(new byte[784], labelled ? [5] : null));

        await using var reader = await ParquetReader.CreateAsync(FilePath);

        Assert.Equal((labelled ? CsvColumns.Train : CsvColumns.Test).Names, reader.Schema.DataFields.Select(f => f.Name));
        Assert.All(reader.Schema.DataFields, f => Assert.Equal(typeof(byte), f.ClrType));
        Assert.All(reader.Schema.DataFields, f => Assert.False(f.IsNullable));
        Assert.Equal(1, reader.RowGroupCount);
    }

    [Fact]
    public void Equal_sets_give_equal_bytes()
    {
        byte[] pixels = [.. Enumerable.Range(0, 50 * 784).Select(i => (byte)(i * i))];

        DigitParquet.Write(FilePath, new DigitSet(pixels, null));
        DigitParquet.Write(_files.PathOf("again.parquet"), new DigitSet(pixels, null));

        Assert.Equal(File.ReadAllBytes(FilePath), File.ReadAllBytes(_files.PathOf("again.parquet")));
    }

    [Fact]
    public void Probabilities_come_back_bit_for_bit()
    {
        var random = new SplitMix64(4);
        float[] values = [.. Enumerable.Range(0, 70).Select(_ => (float)random.NextGaussian()), .. new[] { float.Epsilon, -0f, float.NaN, 1f / 3, 0, 1, 2, 3, 4, 5 }];
        int[] rows = [0, 3, 4, 100, 41_999, 70_000, 1_000_000, int.MaxValue];

        ProbabilityParquet.Write(FilePath, new ClassProbabilities(rows, values));
        var read = ProbabilityParquet.Read(FilePath);

        Assert.Equal(rows, read.Rows);
        Assert.Equal(values.Select(BitConverter.SingleToInt32Bits), read.Values.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Folds_come_back_with_their_count()
    {
        FoldParquet.Write(FilePath, new FoldAssignment([0, 1, 1, 0, 2], 4));
        var read = FoldParquet.Read(FilePath);

        Assert.Equal([0, 1, 1, 0, 2], Assert.Single(read.Repeats));
        Assert.Equal(4, read.Count);
    }

    [Fact]
    public void Folds_that_repeat_and_rows_that_are_never_held_out_come_back()
    {
        FoldParquet.Write(FilePath, new FoldAssignment([[0, 1, FoldAssignment.Never], [2, FoldAssignment.Never, 3]], 4));
        var read = FoldParquet.Read(FilePath);

        Assert.Equal([[0, 1, FoldAssignment.Never], [2, FoldAssignment.Never, 3]], read.Repeats);
        Assert.Equal(4, read.Count);
    }

    [Fact]
    public void A_fold_outside_the_count_is_refused()
    {
        FoldParquet.Write(FilePath, new FoldAssignment([0, 1, 5], 5));

        Assert.Equal("Found:    fold 5 of 5 folds\nExpected: a fold 0..4\nWhere:    file.parquet, row 2", _files.Fault(() => FoldParquet.Read(FilePath)));
    }

    [Fact]
    public void A_file_of_another_kind_is_refused_with_its_columns()
    {
        FoldParquet.Write(FilePath, new FoldAssignment([0, 1], 2));

        Assert.Equal(
            "Found:    columns fold\nExpected: a Parquet file of digits: UINT_8 pixel0 to pixel783, before them perhaps label\nWhere:    file.parquet",
            _files.Fault(() => DigitParquet.Read(FilePath)));

        DigitParquet.Write(FilePath, new DigitSet(new byte[784], null));
        Assert.Equal(
            "Found:    columns pixel0, pixel1, pixel2, pixel3, pixel4 and 779 more\n"
            + "Expected: a Parquet file of predictions: int32 row, float32 p0 to p9\nWhere:    file.parquet",
            _files.Fault(() => ProbabilityParquet.Read(FilePath)));
    }

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Equal("Found:    no such file\nExpected: a file that exists\nWhere:    file.parquet", _files.Fault(() => DigitParquet.Read(FilePath)));

    [Fact]
    public void A_truncated_file_is_refused_as_the_users_mistake()
    {
        DigitParquet.Write(FilePath, new DigitSet(new byte[784], null));
        File.WriteAllBytes(FilePath, File.ReadAllBytes(FilePath)[..^100]);

        Assert.StartsWith("Found:    a damaged or foreign file (", Assert.Throws<InputException>(() => DigitParquet.Read(FilePath)).Message, StringComparison.Ordinal);
    }
}
