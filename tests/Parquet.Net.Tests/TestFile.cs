using System.IO.Compression;
using Parquet.Schema;

namespace Parquet.Tests;

/// <summary>Writes one-column files to memory and reads them back.</summary>
internal sealed class TestFile(byte[] content) : IDisposable
{
    private readonly MemoryStream _stream = new(content);
    private DataField? _field;

    public DataField Field => _field ?? throw new InvalidOperationException("Read first.");

    public static ParquetOptions Options(CompressionMethod method, string column = "x", EncodingHint hint = EncodingHint.Default) => new()
    {
        CompressionMethod = method,
        CompressionLevel = CompressionLevel.Fastest,
        ColumnEncodingHints = { [column] = hint },
    };

    /// <summary>Makes bytes that repeat now and then, from a seed.</summary>
    public static byte[] Bytes(int seed, int count)
    {
        byte[] bytes = new byte[count];
        uint state = ((uint)seed * 2654435761) + 1;
        for (int i = 0; i < count; i++)
        {
            state = (state * 1664525) + 1013904223;
            bytes[i] = (state >> 30) == 0 ? (byte)(state >> 16) : (byte)0;
        }

        return bytes;
    }

    public static async Task<byte[]> WriteAsync(DataField field, Func<ParquetRowGroupWriter, Task> write, ParquetOptions? options = null)
    {
        using var stream = new MemoryStream();
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(field), stream, options ?? Options(CompressionMethod.Brotli)))
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await write(group);
            group.CompleteValidate();
        }

        return stream.ToArray();
    }

    public Task<T[]> ReadAsync<T>()
        where T : struct => ReadAsync<T>((group, room) => group.ReadAsync(Field, room));

    public Task<T?[]> ReadNullableAsync<T>()
        where T : struct => ReadAsync<T?>((group, room) => group.ReadAsync(Field, room));

    public Task<string?[]> ReadStringsAsync() => ReadAsync<string?>((group, room) => group.ReadAsync(Field, room));

    public Task<byte[]?[]> ReadBlobsAsync() => ReadAsync<byte[]?>((group, room) => group.ReadAsync(Field, room));

    public void Dispose() => _stream.Dispose();

    private async Task<T[]> ReadAsync<T>(Func<ParquetRowGroupReader, Memory<T>, ValueTask> read)
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(_stream);
        _field = reader.Schema.DataFields[0];
        var all = new List<T>();
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            T[] values = new T[group.RowCount];
            await read(group, values);
            all.AddRange(values);
        }

        return [.. all];
    }
}
