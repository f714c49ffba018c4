namespace Parquet;

/// <summary>Holds the stream that a reader or writer works on.</summary>
public class ParquetActor
{
    internal static readonly byte[] Magic = "PAR1"u8.ToArray();

    internal ParquetActor(Stream stream) => Stream = stream;

    /// <summary>Gets the stream that is read or written.</summary>
    protected Stream Stream { get; }

    /// <summary>Checks the four magic bytes at both ends of the stream.</summary>
    /// <exception cref="IOException">Either end holds other bytes.</exception>
    protected async Task ValidateFileAsync()
    {
        byte[] head = await ReadAtAsync(0, 4, CancellationToken.None).ConfigureAwait(false);
        byte[] tail = await ReadAtAsync(Stream.Length - 4, 4, CancellationToken.None).ConfigureAwait(false);
        if (!head.AsSpan().SequenceEqual(Magic) || !tail.AsSpan().SequenceEqual(Magic))
        {
            throw new IOException($"not a parquet file, head: {Convert.ToHexStringLower(head)}, tail: {Convert.ToHexStringLower(tail)}; "
                + $"expected {Convert.ToHexStringLower(Magic)} at both ends");
        }
    }

    internal async Task<byte[]> ReadAtAsync(long offset, int length, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[length];
        await ReadAtAsync(offset, bytes, cancellationToken).ConfigureAwait(false);
        return bytes;
    }

    internal async Task ReadAtAsync(long offset, Memory<byte> bytes, CancellationToken cancellationToken)
    {
        Stream.Seek(offset, SeekOrigin.Begin);
        await Stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
    }
}
