using System.Globalization;
using System.Text;
using Digits.Core.Data;
using Digits.Core.Errors;

namespace Digits.Core.Metrics;

/// <summary>Writes and reads a confusion matrix as CSV: a column <c>label</c> (true class), then one column per predicted class.</summary>
public static class ConfusionCsv
{
    private static readonly string Header = "label," + string.Join(',', Enumerable.Range(0, DigitSet.ClassCount));

    /// <summary>Writes a matrix, UTF-8 without BOM, LF.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="matrix">Counts, rows true class, columns predicted class.</param>
    public static void Write(string path, ConfusionMatrix matrix)
    {
        var text = new StringBuilder(Header).Append('\n');
        for (int label = 0; label < DigitSet.ClassCount; label++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{label}");
            for (int predicted = 0; predicted < DigitSet.ClassCount; predicted++)
            {
                text.Append(CultureInfo.InvariantCulture, $",{matrix.Counts[label, predicted]}");
            }

            text.Append('\n');
        }

        File.WriteAllText(path, text.ToString());
    }

    /// <summary>Reads a matrix that <see cref="Write"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file is missing or holds no such table.</exception>
    public static ConfusionMatrix Read(string path)
    {
        string[] lines = InputFile.ReadLines(path, "a confusion matrix as CSV");
        if (lines.Length == 0 || lines[0] != Header)
        {
            throw new InputException(lines.Length == 0 ? "an empty file" : $"header \"{lines[0]}\"", $"header \"{Header}\"", $"{path}, line 1");
        }

        if (lines.Length != DigitSet.ClassCount + 1)
        {
            throw new InputException($"{lines.Length - 1} rows", $"{DigitSet.ClassCount} rows, one per class", path);
        }

        var counts = new int[DigitSet.ClassCount, DigitSet.ClassCount];
        for (int label = 0; label < DigitSet.ClassCount; label++)
        {
            string line = lines[label + 1];
            string[] fields = line.Split(',');
            bool fits = fields.Length == DigitSet.ClassCount + 1 && fields[0] == label.ToString(CultureInfo.InvariantCulture);
            for (int predicted = 0; fits && predicted < DigitSet.ClassCount; predicted++)
            {
                fits = int.TryParse(fields[predicted + 1], NumberStyles.None, CultureInfo.InvariantCulture, out counts[label, predicted]);
            }

            if (!fits)
            {
                throw new InputException($"\"{line}\"", $"{label} and {DigitSet.ClassCount} counts", $"{path}, line {label + 2}");
            }
        }

        return new ConfusionMatrix(counts);
    }
}
