using System.Text;
using CsvHelper;
using Digits.Core.Errors;

namespace Digits.Core.Data;

/// <summary>Reads Kaggle's train.csv and test.csv strictly: every row whole, every value an integer 0..255.</summary>
/// <remarks>
/// A byte order mark, CRLF, quoted fields, a missing final newline and blank lines at the end are accepted; a blank line between rows is not.
/// </remarks>
public static class DigitCsv
{
    private const int MaxLineBytes = 1 << 20;

    private static CsvReaderOptions Options { get; } = new()
    {
        Separator = ',',
        Mode = CsvMode.Rfc4180,
        HasHeader = false,
        TrimWhitespace = false,
        SkipEmptyLines = false,
        AllowLineBreaksInQuotes = false,
        MalformedData = CsvMalformedDataHandling.Recover,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        MaxRecordSize = MaxLineBytes,
        BufferSize = 1 << 20,
    };

    /// <summary>Reads the training and the test set side by side.</summary>
    /// <param name="train">The file with train.csv's columns.</param>
    /// <param name="test">The file with test.csv's columns.</param>
    /// <param name="maxRows">Reads only the first rows of each file, or all if null.</param>
    /// <exception cref="InputException">A file is missing or faulty; where both are, the error is the training file's.</exception>
    public static (DigitSet Train, DigitSet Test) ReadBoth(DigitFile train, DigitFile test, int? maxRows = null)
    {
        var ahead = Task.Run(() => Read(test, CsvColumns.Test, maxRows));
        DigitSet first;
        try
        {
            first = Read(train, CsvColumns.Train, maxRows);
        }
        catch
        {
            ahead.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
            throw;
        }

        return (first, ahead.GetAwaiter().GetResult());
    }

    /// <summary>Reads one file.</summary>
    /// <param name="file">The file, plain, compressed or inside an archive.</param>
    /// <param name="columns">The columns that it must have.</param>
    /// <param name="maxRows">Reads only the first rows and checks no others, or all if null.</param>
    /// <returns>Images uint8 [N,784] with labels if the columns have them; N is at least 1.</returns>
    /// <exception cref="InputException">The file is missing or faulty: the message says what was found, what was expected, and the line and column.</exception>
    public static DigitSet Read(DigitFile file, CsvColumns columns, int? maxRows = null)
    {
        using var stream = file.Open();
        try
        {
            return Read(stream, file.Where, columns, maxRows ?? int.MaxValue);
        }
        catch (InputException) when (stream is ChecksummedStream)
        {
            // Damaged compressed data explain any fault in the text: read to the end, where the checksum tells.
            stream.CopyTo(Stream.Null);
            throw;
        }
    }

    private static DigitSet Read(Stream stream, string where, CsvColumns columns, int maxRows)
    {
        using var csv = CsvReader.Create(stream, Options, leaveOpen: true);
        var rows = new DigitRows(columns, Math.Min(maxRows, 1 << 14));
        long line = 0;
        long blankLine = 0;
        try
        {
            while (rows.Count < maxRows && csv.Read())
            {
                line++;
                if (csv.RawRecord.IsEmpty && line > 1)
                {
                    blankLine = blankLine == 0 ? line : blankLine;
                    continue;
                }

                if (blankLine != 0)
                {
                    throw new InputException(
                        "a blank line", $"a row of {columns.Names.Count} columns; blank lines only at the end", $"{where}, line {blankLine}");
                }

                if (line == 1)
                {
                    columns.Check(Header(csv), $"{where}, line 1");
                }
                else if (!rows.TryAdd(csv))
                {
                    throw CsvFault.Find(csv, columns, $"{where}, line {line}");
                }
            }
        }
        catch (CsvFormatException)
        {
            throw new InputException($"a line of more than {MaxLineBytes} bytes", columns.Description, $"{where}, line {line + 1}");
        }

        return line == 0 ? throw new InputException("an empty file", columns.Description, where)
            : rows.Count == 0 ? throw new InputException("a header but no rows", "at least one row", where)
            : rows.ToSet();
    }

    private static string[] Header(CsvReader csv) =>
        [.. Enumerable.Range(0, csv.FieldCount).Select(i => Encoding.UTF8.GetString(csv.GetSpan(i)))];
}
