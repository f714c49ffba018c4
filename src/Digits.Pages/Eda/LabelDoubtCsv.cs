using System.Globalization;
using Digits.Core.Data;
using Digits.Core.Errors;

namespace Digits.Pages.Eda;

/// <summary>Writes and reads doubted labels as CSV, one line each.</summary>
public static class LabelDoubtCsv
{
    private const string Header = "row,label,suggested,votes,nearness";

    /// <summary>Writes doubts, UTF-8 without BOM, LF.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="doubts">The doubts in order.</param>
    public static void Write(string path, IEnumerable<LabelDoubt> doubts) => File.WriteAllText(path, string.Concat(doubts.Select(Line).Prepend(Header + "\n")));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing, has another header, or a line that is no doubt.</exception>
    public static IReadOnlyList<LabelDoubt> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (IOException e)
        {
            throw new InputException(e.Message, "doubted labels as CSV", path);
        }

        if (lines.Length == 0 || lines[0] != Header)
        {
            throw new InputException(lines.Length == 0 ? "an empty file" : $"header \"{lines[0]}\"", $"header \"{Header}\"", path);
        }

        return [.. lines.Skip(1).Select((line, i) => Parse(line, $"{path}, line {i + 2}"))];
    }

    private static string Line(LabelDoubt d) => string.Create(CultureInfo.InvariantCulture, $"{d.Row},{d.Label},{d.Suggested},{d.Votes:F6},{d.Nearness:F6}\n");

    private static LabelDoubt Parse(string line, string where)
    {
        double[] fields = [.. line.Split(',').Select(f => double.TryParse(f, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) ? v : double.NaN)];
        return fields is [var row, var label, var suggested, var votes, var nearness] && fields.All(double.IsFinite) && label is >= 0 and < DigitSet.ClassCount
            ? new((int)row, (int)label, (int)suggested, votes, nearness)
            : throw new InputException($"\"{line}\"", "row, label, suggested label, share of votes and nearness", where);
    }
}
