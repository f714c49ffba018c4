using System.Buffers.Binary;
using Parquet.Format;
using Parquet.Schema;

namespace Parquet;

/// <summary>Writes a Parquet file: row groups first, the footer when it is disposed.</summary>
public sealed class ParquetWriter : ParquetActor, IAsyncDisposable
{
    private readonly ParquetOptions _options;
    private readonly FileMetadata _file;
    private bool _disposed;

    private ParquetWriter(ParquetSchema schema, Stream output, ParquetOptions options)
        : base(output)
    {
        _options = options;
        _file = new FileMetadata { Schema = schema };
        Position = output.CanSeek ? output.Position : 0;
    }

    /// <summary>Gets or sets the file's own key-value metadata.</summary>
    public IReadOnlyDictionary<string, string> CustomMetadata
    {
        get => _file.KeyValues;
        set => _file.KeyValues = new Dictionary<string, string>(value);
    }

    internal long Position { get; private set; }

    /// <summary>Starts a file on a stream, which stays open when the writer is disposed.</summary>
    /// <exception cref="ArgumentException">The stream cannot be written.</exception>
    /// <exception cref="NotSupportedException">The codec is not None, Gzip or Brotli, or <paramref name="append"/> is true.</exception>
    public static async Task<ParquetWriter> CreateAsync(
        ParquetSchema schema, Stream output, ParquetOptions? options = null, bool append = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(output);
        if (!output.CanWrite)
        {
            throw new ArgumentException("stream is not writeable", nameof(output));
        }

        options ??= new ParquetOptions();
        if (append)
        {
            throw new NotSupportedException("Found append: true; expected false: files are written once.");
        }

        if (!PageCodec.IsKnown(options.CompressionMethod))
        {
            throw new NotSupportedException(
                $"Found codec {options.CompressionMethod} in ParquetOptions.CompressionMethod; expected None, Gzip or Brotli. Snappy is the default: name Brotli or Gzip.");
        }

        var writer = new ParquetWriter(schema, output, options);
        await writer.WriteAsync(Magic, cancellationToken).ConfigureAwait(false);
        return writer;
    }

    /// <summary>Starts a row group; write its columns in the schema's order and dispose it before the next one.</summary>
    public ParquetRowGroupWriter CreateRowGroup()
    {
        var group = new RowGroupMetadata();
        _file.RowGroups.Add(group);
        return new ParquetRowGroupWriter(this, _file.Schema, group, _options);
    }

    /// <summary>Writes the footer; the stream stays open.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        using var footer = new ByteBuffer(1 << 16);
        FooterWriter.Write(_file, footer);
        int length = footer.Length;
        BinaryPrimitives.WriteInt32LittleEndian(footer.Reserve(4), length);
        footer.Advance(4);
        footer.Write(Magic);
        await WriteAsync(footer.Memory, CancellationToken.None).ConfigureAwait(false);
        await Stream.FlushAsync().ConfigureAwait(false);
    }

    internal async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await Stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        Position += bytes.Length;
    }
}
