using System.IO.Compression;
using Digits.Core.Errors;
using Parquet;
using Parquet.Schema;

namespace Digits.Core.Data;

/// <summary>Opens Parquet files for the blocking readers and writers of this library.</summary>
/// <remarks>Their asynchronous bodies run away from any synchronization context.</remarks>
internal static class ParquetTable
{
    /// <summary>Creates a file of one row group, compressed by Brotli at its fastest.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="dictionaries">Whether every column is written by a dictionary, whatever the number of its distinct values.</param>
    /// <param name="write">Writes all columns in order.</param>
    /// <param name="metadata">Texts by name for the file's footer, or null for none.</param>
    public static void Write(
        string path,
        ParquetSchema schema,
        bool dictionaries,
        Func<ParquetRowGroupWriter, Task> write,
        IReadOnlyDictionary<string, string>? metadata = null) =>
        Task.Run(async () =>
        {
            var options = new ParquetOptions
            {
                CompressionMethod = CompressionMethod.Brotli,
                CompressionLevel = CompressionLevel.Fastest,
            };
            foreach (var field in schema.DataFields)
            {
                options.ColumnEncodingHints[field.Name] = dictionaries ? EncodingHint.Dictionary : EncodingHint.Default;
            }

            using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
            await using var writer = await ParquetWriter.CreateAsync(schema, file, options);
            writer.CustomMetadata = metadata ?? new Dictionary<string, string>();
            using var group = writer.CreateRowGroup();
            await write(group);
        }).GetAwaiter().GetResult();

    /// <summary>Reads a file whose columns are checked first.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What a message says is expected of the file.</param>
    /// <param name="fits">Says whether the schema is the expected one.</param>
    /// <param name="read">Reads the file's row groups.</param>
    /// <exception cref="InputException">The file is missing, is no Parquet file, or has other columns.</exception>
    public static T Read<T>(string path, string expected, Func<DataField[], bool> fits, Func<ParquetReader, Task<T>> read) =>
        Task.Run(async () =>
        {
            using var file = InputFile.Open(path);
            try
            {
                await using var reader = await ParquetReader.CreateAsync(file);
                var fields = reader.Schema.DataFields;
                return fits(fields)
                    ? await read(reader)
                    : throw new InputException($"columns {Listing.Of([.. fields.Select(f => f.Name)])}", expected, path);
            }
            catch (Exception e) when (e is ParquetException or IOException or InvalidDataException)
            {
                throw new InputException($"a damaged or foreign file ({e.Message})", expected, path);
            }
        }).GetAwaiter().GetResult();
}
