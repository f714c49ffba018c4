using System.IO.Compression;
using Digits.Core.Errors;
using Parquet;
using Parquet.Schema;

namespace Digits.Core.Data;

/// <summary>Opens Parquet files for the blocking readers and writers of this library; runs their asynchronous bodies away from any synchronization context.</summary>
internal static class ParquetTable
{
    /// <summary>Creates a file of one row group: Brotli at its fastest, dictionaries whatever the number of distinct values.</summary>
    public static void Write(
        string path, ParquetSchema schema, IReadOnlyDictionary<string, string> metadata, bool dictionaries, Func<ParquetRowGroupWriter, Task> write) =>
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
            writer.CustomMetadata = metadata;
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
            using var file = DigitFile.OpenPlain(path);
            try
            {
                await using var reader = await ParquetReader.CreateAsync(file);
                var fields = reader.Schema.DataFields;
                return fits(fields)
                    ? await read(reader)
                    : throw new InputException($"columns {Listed(fields)}", expected, path);
            }
            catch (Exception e) when (e is ParquetException or IOException or InvalidDataException)
            {
                throw new InputException($"a damaged or foreign file ({e.Message})", expected, path);
            }
        }).GetAwaiter().GetResult();

    private static string Listed(DataField[] fields) => fields.Length <= 5
        ? string.Join(", ", fields.Select(f => f.Name))
        : $"{string.Join(", ", fields.Take(5).Select(f => f.Name))} and {fields.Length - 5} more";
}
