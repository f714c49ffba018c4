#if !NUGET_PACKAGES
using System.Buffers.Binary;
using System.Text;
using Parquet.Schema;

namespace Parquet.Tests;

/// <summary>Reads damaged files; the messages are the stand-in's own.</summary>
public class DamageTests
{
    private static readonly DataField<int> s_field = new("x");

    [Theory]
    [InlineData("", "not a Parquet file (size too small): found 0 bytes, expected more than 8")]
    [InlineData("PAR1PAR1", "not a Parquet file (size too small): found 8 bytes, expected more than 8")]
    [InlineData("label,pixel0\n", "not a parquet file, head: 6c616265, tail: 656c300a; expected 50415231 at both ends")]
    [InlineData("PAR1 and then cut off", "not a parquet file, head: 50415231, tail: 206f6666; expected 50415231 at both ends")]
    public async Task A_file_without_its_magic_is_refused(string content, string message) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<IOException>(() => OpenAsync(Encoding.ASCII.GetBytes(content)))).Message);

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public async Task A_footer_length_beyond_the_file_is_refused(int length)
    {
        byte[] file = await GoodAsync();
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(file.Length - 8), length);

        Assert.Equal(
            $"Found a footer length of {length} bytes in a file of {file.Length} bytes; expected 0 to {file.Length - 12}.",
            (await Assert.ThrowsAsync<ParquetException>(() => OpenAsync(file))).Message);
    }

    [Fact]
    public async Task A_footer_that_ends_early_is_refused()
    {
        byte[] file = [.. "PAR1"u8, 0x15, 0x02, 0x19, 3, 0, 0, 0, .. "PAR1"u8];

        Assert.Equal(
            "Found the end of the footer after 3 bytes; expected 1 more at byte 3.",
            (await Assert.ThrowsAsync<ParquetException>(() => OpenAsync(file))).Message);
    }

    [Fact]
    public async Task A_footer_without_schema_is_refused()
    {
        byte[] file = [.. "PAR1"u8, 0, 1, 0, 0, 0, .. "PAR1"u8];

        Assert.Equal(
            "Found a footer without a schema; expected one.", (await Assert.ThrowsAsync<ParquetException>(() => OpenAsync(file))).Message);
    }

    [Fact]
    public async Task A_page_that_does_not_unpack_is_refused()
    {
        byte[] file = await GoodAsync();
        file.AsSpan(24, 8).Fill(0xFF);

        string message = (await Assert.ThrowsAsync<ParquetException>(() => ReadAsync(file))).Message;

        Assert.Matches("^Found a damaged page in column 'x': [0-9]+ bytes of Brotli that do not unpack to 4000 bytes\\.$", message);
    }

    [Theory]
    [InlineData(CompressionMethod.Snappy)]
    [InlineData(CompressionMethod.Zstd)]
    public async Task A_codec_that_is_not_known_is_named(CompressionMethod method)
    {
        byte[] file = await GoodAsync();

        // The column's path, then its codec: field 4, a zigzag number.
        ReadOnlySpan<byte> codec = [(byte)'x', 0x15, (byte)CompressionMethod.Brotli << 1];
        file[file.AsSpan().LastIndexOf(codec) + 2] = (byte)((int)method << 1);

        Assert.Equal(
            $"Found codec {method} in column 'x'; expected None, Gzip or Brotli.", (await Assert.ThrowsAsync<ParquetException>(() => ReadAsync(file))).Message);
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_named()
    {
        byte[] file = await GoodAsync();
        using var stream = new MemoryStream(file);
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);
        var other = new DataField<int>("y");

        Assert.False(reader.RowGroups[0].ColumnExists(other));
        Assert.Equal(
            "'y' does not exist in this file",
            (await Assert.ThrowsAsync<ParquetException>(async () => await reader.RowGroups[0].ReadAsync(other, new int[1_000].AsMemory()))).Message);
    }

    [Fact]
    public async Task Too_little_room_or_another_type_is_refused()
    {
        using var stream = new MemoryStream(await GoodAsync());
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);
        ParquetRowGroupReader group = reader.RowGroups[0];

        Assert.Equal(
            "Values buffer is too small for field 'x' (length 999 < numValues 1000)",
            (await Assert.ThrowsAsync<ArgumentException>(async () => await group.ReadAsync(s_field, new int[999].AsMemory()))).Message);
        Assert.Equal(
            "Field \"x\" (System.Int32) is not compatible with type System.Int64",
            (await Assert.ThrowsAsync<ArgumentException>(async () => await group.ReadAsync(s_field, new long[1_000].AsMemory()))).Message);
    }

    [Fact]
    public async Task A_file_cut_off_anywhere_is_refused()
    {
        byte[] file = await FileTests.WriteAsync([50]);
        for (int length = 0; length < file.Length - 4; length++)
        {
            // Without the magic at the end, and with it, as if bytes were missing from within.
            Exception? cut = await Record.ExceptionAsync(() => ReadAllAsync(file[..length]));
            Exception? shortened = await Record.ExceptionAsync(() => ReadAllAsync([.. file.AsSpan(0, length), .. "PAR1"u8]));
            Assert.True(cut is IOException, $"{length} bytes: {cut}");
            Assert.True(shortened is ParquetException or IOException, $"{length} bytes and magic: {shortened}");
        }
    }

    [Fact]
    public async Task A_changed_byte_anywhere_gives_values_or_a_clear_error()
    {
        byte[] file = await FileTests.WriteAsync([50]);
        for (int at = 0; at < file.Length; at++)
        {
            foreach (byte change in new byte[] { 0x01, 0x80, 0xFF })
            {
                byte[] damaged = [.. file];
                damaged[at] ^= change;
                Exception? error = await Record.ExceptionAsync(() => ReadAllAsync(damaged));
                Assert.True(error is null or ParquetException or IOException, $"byte {at} ^ {change}: {error}");
            }
        }
    }

    private static Task<byte[]> GoodAsync() =>
        TestFile.WriteAsync(s_field, group => group.WriteAsync(s_field, new ReadOnlyMemory<int>([.. Enumerable.Range(0, 1_000)])));

    private static async Task OpenAsync(byte[] content)
    {
        using var stream = new MemoryStream(content);
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);
    }

    private static async Task ReadAsync(byte[] content)
    {
        using var file = new TestFile(content);
        await file.ReadAsync<int>();
    }

    private static async Task ReadAllAsync(byte[] content)
    {
        using var stream = new MemoryStream(content);
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            int rows = (int)Math.Min(group.RowCount, 1_000);
            DataField[] fields = reader.Schema.DataFields;
            if (group.RowCount == rows && fields is [{ ClrType: var first, IsNullable: false }, { ClrType: var second }, { ClrType: var third }]
                && first == typeof(byte) && second == typeof(float) && third == typeof(string))
            {
                await group.ReadAsync(fields[0], new byte[rows].AsMemory());
                await group.ReadAsync(fields[1], new float?[rows].AsMemory());
                await group.ReadAsync(fields[2], new string?[rows].AsMemory());
            }
        }
    }
}
#endif
