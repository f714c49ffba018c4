using System.Globalization;
using System.Text;
using CsvHelper;
using Digits.Core.Data;
using Digits.Core.Errors;

namespace Digits.Core.Submissions;

/// <summary>Writes and reads labels as Kaggle wants them: <c>ImageId,Label</c>, ids from 1 in order.</summary>
public static class SubmissionCsv
{
    private const string Header = "ImageId,Label";

    /// <summary>Writes labels, UTF-8 without BOM, LF.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="labels">uint8 [M], 0..9; label i gets id i + 1.</param>
    public static void Write(string path, byte[] labels)
    {
        var text = new StringBuilder(Header).Append('\n');
        for (int i = 0; i < labels.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i + 1},{labels[i]}\n");
        }

        File.WriteAllText(path, text.ToString());
    }

    /// <summary>Reads labels; a BOM, CRLF, quoted fields and a missing final newline are accepted.</summary>
    /// <param name="path">The file.</param>
    /// <returns>uint8 [M], 0..9, label i of id i + 1.</returns>
    /// <exception cref="InputException">The file is missing, or its header, ids or labels are wrong.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            using var reader = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
            CheckHeader(reader, path);
            return ReadRows(reader, path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException("no such file", $"a CSV file with the header {Header}", path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(e.Message, $"a readable CSV file with the header {Header}", path);
        }
    }

    private static void CheckHeader(CsvReader reader, string path)
    {
        reader.ReadHeader();
        string header = string.Join(',', reader.Headers);
        if (header != Header)
        {
            throw new InputException(header.Length == 0 ? "an empty file" : $"header \"{header}\"", $"header \"{Header}\"", $"{path}, line 1");
        }
    }

    private static byte[] ReadRows(CsvReader reader, string path)
    {
        var labels = new List<byte>();
        var ids = new List<(int Id, long Line)>();
        var wrongRows = new List<string>();
        var wrongIds = new List<string>();
        var wrongLabels = new List<string>();
        while (reader.Read())
        {
            string where = string.Create(CultureInfo.InvariantCulture, $"on line {reader.LineNumber}");
            if (reader.FieldCount != 2)
            {
                wrongRows.Add($"{reader.FieldCount} fields {where}");
                continue;
            }

            if (!int.TryParse(reader.GetString(0), NumberStyles.None, CultureInfo.InvariantCulture, out int id))
            {
                wrongIds.Add($"ImageId \"{reader.GetString(0)}\" {where}");
            }

            if (!byte.TryParse(reader.GetString(1), NumberStyles.None, CultureInfo.InvariantCulture, out byte label) || label >= DigitSet.ClassCount)
            {
                wrongLabels.Add($"Label \"{reader.GetString(1)}\" {where}");
            }

            ids.Add((id, reader.LineNumber));
            labels.Add(label);
        }

        Refuse(wrongRows, "2 fields a row, ImageId and Label", path);
        Refuse(wrongIds, "integers from 1 as ImageId", path);
        SubmissionIds.Check(ids, path);
        Refuse(wrongLabels, "integers 0..9 as Label", path);
        return [.. labels];
    }

    /// <summary>Reports faults of one kind, if there are any: the first few, and how many more.</summary>
    internal static void Refuse(IReadOnlyList<string> faults, string expected, string path)
    {
        if (faults.Count > 0)
        {
            throw new InputException(Listing.Of(faults), expected, path);
        }
    }
}
