using Parquet.Schema;

namespace Parquet.Tests;

public class RoundTripTests
{
    private const int Rows = 5_000;

    public static TheoryData<CompressionMethod, EncodingHint> Ways => new()
    {
        { CompressionMethod.None, EncodingHint.Default },
        { CompressionMethod.None, EncodingHint.Dictionary },
        { CompressionMethod.Gzip, EncodingHint.Default },
        { CompressionMethod.Gzip, EncodingHint.Dictionary },
        { CompressionMethod.Brotli, EncodingHint.Default },
        { CompressionMethod.Brotli, EncodingHint.Dictionary },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Every_number_type_comes_back_as_written(CompressionMethod method, EncodingHint hint)
    {
        await Check(method, hint, i => (byte)(i * i), byte.MinValue, byte.MaxValue);
        await Check(method, hint, i => (sbyte)(i * 3), sbyte.MinValue, sbyte.MaxValue);
        await Check(method, hint, i => (short)(i % 700 * 7), short.MinValue, short.MaxValue);
        await Check(method, hint, i => (ushort)(i % 300), ushort.MinValue, ushort.MaxValue);
        await Check(method, hint, i => i / 40, int.MinValue, int.MaxValue);
        await Check(method, hint, i => (uint)i, uint.MinValue, uint.MaxValue);
        await Check(method, hint, i => (long)i << 33, long.MinValue, long.MaxValue);
        await Check(method, hint, i => (ulong)i % 3, ulong.MinValue, ulong.MaxValue);
        await Check(method, hint, i => i % 100 / 8f, float.NegativeInfinity, float.PositiveInfinity);
        await Check(method, hint, i => i / 1024.0, double.NegativeInfinity, double.PositiveInfinity);
        await Check(method, hint, i => i % 5 > 1, false, true);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Strings_and_byte_arrays_come_back_as_written(CompressionMethod method, EncodingHint hint)
    {
        string?[] texts = [.. Enumerable.Range(0, Rows).Select(i => i % 9 == 4 ? null : $"ä{i % 50}\u20ac")];
        byte[][] blobs = [.. Enumerable.Range(0, 300).Select(i => TestFile.Bytes(i, 784))];
        var text = new DataField<string>("text");
        var blob = new DataField<byte[]>("blob", false);

        using var textFile = new TestFile(await TestFile.WriteAsync(text, group => group.WriteAsync(text, texts), TestFile.Options(method, "text", hint)));
        using var blobFile = new TestFile(await TestFile.WriteAsync(blob, group => group.WriteAsync(blob, blobs), TestFile.Options(method, "blob", hint)));

        Assert.Equal(texts, await textFile.ReadStringsAsync());
        Assert.Equal(blobs, await blobFile.ReadBlobsAsync());
    }

    [Fact]
    public async Task Negative_zero_and_each_nan_keep_their_bits()
    {
        float[] values = [0f, -0f, float.NaN, BitConverter.Int32BitsToSingle(0x7FC0_1234), 0f, -0f, 1f, 1f, 1f, 1f];
        var field = new DataField<float>("x");

        using var file = new TestFile(await TestFile.WriteAsync(
            field, group => group.WriteAsync(field, new ReadOnlyMemory<float>(values)), TestFile.Options(CompressionMethod.None, "x", EncodingHint.Dictionary)));

        Assert.Equal(values.Select(BitConverter.SingleToInt32Bits), (await file.ReadAsync<float>()).Select(BitConverter.SingleToInt32Bits));
    }

    private static async Task Check<T>(CompressionMethod method, EncodingHint hint, Func<int, T> value, T least, T greatest)
        where T : struct
    {
        T[] values = [least, greatest, .. Enumerable.Range(0, Rows).Select(value)];
        T?[] holed = [.. values.Select((one, i) => i % 7 is 3 or 4 ? default(T?) : one)];
        var required = new DataField<T>("x");
        var optional = new DataField<T?>("x");
        ParquetOptions options = TestFile.Options(method, "x", hint);

        using var full = new TestFile(await TestFile.WriteAsync(required, group => group.WriteAsync(required, new ReadOnlyMemory<T>(values)), options));
        using var part = new TestFile(await TestFile.WriteAsync(optional, group => group.WriteAsync(optional, new ReadOnlyMemory<T?>(holed)), options));

        Assert.Equal(values, await full.ReadAsync<T>());
        Assert.Equal(holed, await part.ReadNullableAsync<T>());
        Assert.Equal(typeof(T), full.Field.ClrType);
        Assert.False(full.Field.IsNullable);
        Assert.True(part.Field.IsNullable);
    }
}
