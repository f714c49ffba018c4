using Parquet.Data;
using Parquet.Schema;

namespace Parquet.Tests;

public class FileTests
{
    private static readonly DataField<byte> s_byte = new("b");
    private static readonly DataField<float?> s_float = new("f");
    private static readonly DataField<string> s_text = new("t");
    private static readonly ParquetSchema s_schema = new(s_byte, s_float, s_text);

    [Fact]
    public async Task Row_groups_keep_their_rows_statistics_and_metadata()
    {
        using var stream = new MemoryStream(await WriteAsync([3, 0, 70_000]));
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);

        Assert.Equal(s_schema, reader.Schema);
        Assert.Equal(3, reader.RowGroupCount);
        Assert.Equal([3L, 0L, 70_000L], reader.RowGroups.Select(group => group.RowCount));
        Assert.Equal([("a", "1"), ("ключ", "значение")], reader.CustomMetadata.Select(pair => (pair.Key, pair.Value)));
        for (int index = 0; index < 3; index++)
        {
            ParquetRowGroupReader group = reader.OpenRowGroupReader(index);
            int rows = (int)group.RowCount;
            byte[] bytes = new byte[rows];
            float?[] floats = new float?[rows];
            string?[] texts = new string?[rows];
            await group.ReadAsync(reader.Schema.FindDataField("t"), texts.AsMemory());
            await group.ReadAsync(reader.Schema.FindDataField("b"), bytes.AsMemory());
            await group.ReadAsync(reader.Schema.FindDataField("f"), floats.AsMemory());
            Assert.Equal(Bytes(rows), bytes);
            Assert.Equal(Floats(rows), floats);
            Assert.Equal(Texts(rows), texts);
            Assert.Equal("pixels", group.GetCustomMetadata(s_byte)["unit"]);
        }
    }

    [Fact]
    public async Task Statistics_give_the_range_and_the_nulls()
    {
        using var stream = new MemoryStream(await WriteAsync([3, 0, 70_000]));
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);

        AssertStatistics(0L, (byte)0, (byte)22, reader.RowGroups[0].GetStatistics(s_byte));
        AssertStatistics(1L, 0f, 0.5f, reader.RowGroups[0].GetStatistics(s_float));
        AssertStatistics(1L, "text 1", "text 2", reader.RowGroups[0].GetStatistics(s_text));
        AssertStatistics(0L, null, null, reader.RowGroups[1].GetStatistics(s_byte));
        AssertStatistics(0L, (byte)0, (byte)255, reader.RowGroups[2].GetStatistics(s_byte));
        AssertStatistics(7_000L, "text 1", "text 9", reader.RowGroups[2].GetStatistics(s_text));
    }

    [Fact]
    public async Task Equal_content_gives_equal_bytes() => Assert.Equal(await WriteAsync([1_000]), await WriteAsync([1_000]));

#if !NUGET_PACKAGES
    [Fact]
    public async Task The_default_codec_is_refused_with_those_that_can_be_named()
    {
        using var stream = new MemoryStream();

        NotSupportedException error = await Assert.ThrowsAsync<NotSupportedException>(() => ParquetWriter.CreateAsync(s_schema, stream));

        Assert.Equal(
            "Found codec Snappy in ParquetOptions.CompressionMethod; expected None, Gzip or Brotli. Snappy is the default: name Brotli or Gzip.", error.Message);
        Assert.Equal(0, stream.Length);
    }
#endif

    [Fact]
    public async Task Columns_out_of_order_of_another_type_or_length_are_refused()
    {
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(s_schema, new MemoryStream(), TestFile.Options(CompressionMethod.Brotli));
        ParquetRowGroupWriter group = writer.CreateRowGroup();

        async Task<string> Refusal<T>(Func<Task> write)
            where T : Exception => (await Assert.ThrowsAsync<T>(write)).Message;

        Assert.Equal(
            "cannot write this column, expected 'b', passed: 'f' (Parameter 'field')",
            await Refusal<ArgumentException>(() => group.WriteAsync(s_float, new ReadOnlyMemory<float?>(new float?[3]))));
        Assert.Equal(
            "expected values of type System.Byte but passed System.Int32",
            await Refusal<ArgumentException>(() => group.WriteAsync(s_byte, new ReadOnlyMemory<int>(new int[3]))));
        Assert.Equal(
            "Field [x (System.Byte)] is not attached to any schema. You need to construct a schema passing in this field first. (Parameter 'field')",
            await Refusal<ArgumentException>(() => group.WriteAsync(new DataField<byte>("x"), new ReadOnlyMemory<byte>(new byte[3]))));
        await group.WriteAsync(s_byte, new ReadOnlyMemory<byte>(new byte[3]));
        Assert.Equal(
            "Column 'f' has 4 rows, but the row group expects 3 rows. All columns in a row group must have the same number of rows.",
            await Refusal<InvalidOperationException>(() => group.WriteAsync(s_float, new ReadOnlyMemory<float?>(new float?[4]))));
        Assert.Equal(
            "Not all columns were written. Expected 3 columns but only 1 were written. Missing columns: f, t",
            Assert.Throws<InvalidOperationException>(group.CompleteValidate).Message);
    }

    [Fact]
    public async Task A_null_in_a_column_that_is_not_nullable_is_refused()
    {
        var field = new DataField<int>("x");
        var text = new DataField<string>("s", false);

        ArgumentException number = await Assert.ThrowsAsync<ArgumentException>(
            () => TestFile.WriteAsync(field, group => group.WriteAsync(field, new ReadOnlyMemory<int?>([1, null, null]))));
        ArgumentException word = await Assert.ThrowsAsync<ArgumentException>(() => TestFile.WriteAsync(text, group => group.WriteAsync(text, ["a", null])));

        Assert.Equal("Field \"x\" is not nullable, but 2 of 3 values are null (Parameter 'values')", number.Message);
        Assert.Equal("Field \"s\" is not nullable, but 1 of 2 values are null (Parameter 'values')", word.Message);
    }

    internal static async Task<byte[]> WriteAsync(int[] groups)
    {
        using var stream = new MemoryStream();
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(s_schema, stream, TestFile.Options(CompressionMethod.Brotli)))
        {
            writer.CustomMetadata = new Dictionary<string, string> { ["ключ"] = "значение", ["a"] = "1" };
            foreach (int rows in groups)
            {
                using ParquetRowGroupWriter group = writer.CreateRowGroup();
                await group.WriteAsync(s_byte, new ReadOnlyMemory<byte>(Bytes(rows)), customMetadata: new() { ["unit"] = "pixels" });
                await group.WriteAsync(s_float, new ReadOnlyMemory<float?>(Floats(rows)));
                await group.WriteAsync(s_text, Texts(rows));
                group.CompleteValidate();
            }
        }

        return stream.ToArray();
    }

    private static void AssertStatistics(long nulls, object? least, object? greatest, DataColumnStatistics? found)
    {
        Assert.NotNull(found);
        Assert.Equal((nulls, least, greatest), (found.NullCount, found.MinValue, found.MaxValue));
    }

    private static byte[] Bytes(int rows) => [.. Enumerable.Range(0, rows).Select(i => (byte)(i * 11))];

    private static float?[] Floats(int rows) => [.. Enumerable.Range(0, rows).Select(i => i % 3 == 2 ? default(float?) : i % 100 / 2f)];

    private static string?[] Texts(int rows) => [.. Enumerable.Range(0, rows).Select(i => i % 10 == 0 ? null : $"text {i % 10}")];
}
