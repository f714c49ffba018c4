using System.Buffers.Binary;
using Parquet.Format;
using Parquet.Schema;

namespace Parquet;

/// <summary>Reads a Parquet file's footer and gives access to its row groups.</summary>
public class ParquetReader : ParquetActor, IAsyncDisposable
{
    private readonly bool _leaveStreamOpen;
    private FileMetadata? _file;
    private ParquetRowGroupReader[] _rowGroups = [];

    private ParquetReader(Stream input, bool leaveStreamOpen)
        : base(input) => _leaveStreamOpen = leaveStreamOpen;

    /// <summary>Gets the file's own key-value metadata.</summary>
    public Dictionary<string, string> CustomMetadata => _file!.KeyValues;

    /// <summary>Gets the row groups.</summary>
    public IReadOnlyList<ParquetRowGroupReader> RowGroups => _rowGroups;

    /// <summary>Gets the number of row groups.</summary>
    public int RowGroupCount => _rowGroups.Length;

    /// <summary>Gets the file's columns.</summary>
    public ParquetSchema Schema => _file!.Schema;

    /// <summary>Opens a file; it is closed when the reader is disposed.</summary>
    /// <exception cref="IOException">The file cannot be opened, is too small, or has not Parquet's magic bytes at both ends.</exception>
    /// <exception cref="ParquetException">The footer is damaged, or has columns that cannot be read.</exception>
    public static async Task<ParquetReader> CreateAsync(
        string filePath, ParquetOptions? parquetOptions = null, CancellationToken cancellationToken = default)
    {
        Stream file = File.OpenRead(filePath);
        try
        {
            return await CreateAsync(file, parquetOptions, leaveStreamOpen: false, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens a stream that can be read and sought.</summary>
    /// <exception cref="ArgumentException">The stream cannot be read or sought.</exception>
    /// <exception cref="IOException">The stream is too small, or has not Parquet's magic bytes at both ends.</exception>
    /// <exception cref="ParquetException">The footer is damaged, or has columns that cannot be read.</exception>
    public static async Task<ParquetReader> CreateAsync(
        Stream input, ParquetOptions? parquetOptions = null, bool leaveStreamOpen = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        _ = parquetOptions;
        if (!input.CanRead || !input.CanSeek)
        {
            throw new ArgumentException("stream must be readable and seekable", nameof(input));
        }

        if (input.Length <= 8)
        {
            throw new IOException($"not a Parquet file (size too small): found {input.Length} bytes, expected more than 8");
        }

        var reader = new ParquetReader(input, leaveStreamOpen);
        await reader.InitializeAsync(cancellationToken).ConfigureAwait(false);
        return reader;
    }

    /// <summary>Gets a row group by its index.</summary>
    public ParquetRowGroupReader OpenRowGroupReader(int index) => _rowGroups[index];

    /// <summary>Closes the stream, unless it was to be left open.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (!_leaveStreamOpen)
        {
            await Stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task InitializeAsync(CancellationToken cancellationToken)
    {
        await ValidateFileAsync().ConfigureAwait(false);
        long end = Stream.Length - 8;
        int length = BinaryPrimitives.ReadInt32LittleEndian(await ReadAtAsync(end, 4, cancellationToken).ConfigureAwait(false));
        if (length < 0 || length > end - 4)
        {
            throw new ParquetException($"Found a footer length of {length} bytes in a file of {Stream.Length} bytes; expected 0 to {end - 4}.");
        }

        _file = FooterReader.Read(await ReadAtAsync(end - length, length, cancellationToken).ConfigureAwait(false));
        _rowGroups = [.. _file.RowGroups.Select(group => new ParquetRowGroupReader(this, group, Stream.Length))];
    }
}
