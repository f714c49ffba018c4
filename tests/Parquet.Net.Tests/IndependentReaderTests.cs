using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parquet.Schema;

namespace Parquet.Tests;

public sealed class IndependentReaderTests : IDisposable
{
    private const int Rows = 3_000;
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [IndependentReaderFact]
    public async Task Another_reader_sees_785_columns_of_pixels_as_we_wrote_them()
    {
        DataField<byte>[] fields = [.. Enumerable.Range(0, 785).Select(i => new DataField<byte>(i == 0 ? "label" : $"pixel{i - 1}"))];
        byte[][] columns = [.. fields.Select((_, i) => i % 50 == 0 ? new byte[Rows] : TestFile.Bytes(i, Rows))];
        await WriteAsync(new ParquetSchema(fields), TestFile.Options(CompressionMethod.Brotli), async group =>
        {
            for (int i = 0; i < fields.Length; i++)
            {
                await group.WriteAsync(fields[i], new ReadOnlyMemory<byte>(columns[i]));
            }
        });

        Assert.Equal(
            [$"rows {Rows} groups 1", "made=by a test", .. fields.Select((field, i) => Line(field.Name, "INT32 UINT_8", columns[i].Select(Text)))],
            IndependentReader.Read(_file));
    }

    [IndependentReaderFact]
    public async Task Another_reader_sees_every_type_codec_and_encoding_as_we_wrote_them()
    {
        foreach (CompressionMethod method in new[] { CompressionMethod.None, CompressionMethod.Gzip, CompressionMethod.Brotli })
        {
            foreach (EncodingHint hint in new[] { EncodingHint.Default, EncodingHint.Dictionary })
            {
                await EveryType(method, hint);
            }
        }
    }

    private async Task EveryType(CompressionMethod method, EncodingHint hint)
    {
        int[] ints = [int.MinValue, int.MaxValue, .. Enumerable.Range(0, Rows).Select(i => i * 31 % 1_777)];
        long[] longs = [.. ints.Select(i => (long)i * 5_000_000_000)];
        sbyte[] small = [.. ints.Select(i => (sbyte)i)];
        uint[] unsigned = [.. ints.Select(i => (uint)i)];
        float[] floats = [.. ints.Select(i => i % 512 / 8f)];
        double?[] doubles = [.. ints.Select((i, row) => row % 3 == 1 ? default(double?) : i / 4.0)];
        bool[] flags = [.. ints.Select(i => i % 5 < 2)];
        string?[] texts = [.. ints.Select((i, row) => row % 7 == 2 ? null : $"é{i % 90}")];
        byte[][] blobs = [.. ints.Select(i => TestFile.Bytes(i, 1 + (Math.Abs(i % 20))))];
        DataField[] fields =
        [
            new DataField<int>("int"), new DataField<long>("long"), new DataField<sbyte>("small"), new DataField<uint>("unsigned"), new DataField<float>("float"),
            new DataField<double?>("double"), new DataField<bool>("flag"), new DataField<string>("text"), new DataField<byte[]>("blob", false),
        ];
        ParquetOptions options = TestFile.Options(method, "int", hint);
        foreach (DataField field in fields)
        {
            options.ColumnEncodingHints[field.Name] = hint;
        }

        await WriteAsync(new ParquetSchema(fields), options, async group =>
        {
            await group.WriteAsync(fields[0], new ReadOnlyMemory<int>(ints));
            await group.WriteAsync(fields[1], new ReadOnlyMemory<long>(longs));
            await group.WriteAsync(fields[2], new ReadOnlyMemory<sbyte>(small));
            await group.WriteAsync(fields[3], new ReadOnlyMemory<uint>(unsigned));
            await group.WriteAsync(fields[4], new ReadOnlyMemory<float>(floats));
            await group.WriteAsync(fields[5], new ReadOnlyMemory<double?>(doubles));
            await group.WriteAsync(fields[6], new ReadOnlyMemory<bool>(flags));
            await group.WriteAsync(fields[7], texts);
            await group.WriteAsync(fields[8], blobs);
        });

        Assert.Equal(
            [
                $"rows {ints.Length} groups 1",
                "made=by a test",
                Line("int", "INT32 -", ints.Select(Text)),
                Line("long", "INT64 -", longs.Select(Text)),
                Line("small", "INT32 INT_8", small.Select(Text)),
                Line("unsigned", "INT32 UINT_32", unsigned.Select(Text)),
                Line("float", "FLOAT -", floats.Select(Text)),
                Line("double", "DOUBLE -", doubles.Select(Text)),
                Line("flag", "BOOLEAN -", flags.Select(flag => flag ? "true" : "false")),
                Line("text", "BYTE_ARRAY UTF8", texts.Select(text => text ?? "null")),
                Line("blob", "BYTE_ARRAY -", blobs.Select(Convert.ToHexStringLower)),
            ],
            IndependentReader.Read(_file));
    }

    private async Task WriteAsync(ParquetSchema schema, ParquetOptions options, Func<ParquetRowGroupWriter, Task> write)
    {
        await using FileStream stream = File.Create(_file);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream, options);
        writer.CustomMetadata = new Dictionary<string, string> { ["made"] = "by a test" };
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        await write(group);
        group.CompleteValidate();
    }

    private static string Text<T>(T value) => value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Line(string name, string type, IEnumerable<string> values)
    {
        string[] all = [.. values];
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all))));
        return $"{name} {type} {all.Count(value => value == "null")} {hash}";
    }
}
