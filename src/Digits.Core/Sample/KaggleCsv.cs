using System.Text;
using Digits.Core.Data;

namespace Digits.Core.Sample;

/// <summary>Writes sets as Kaggle's files: commas, LF, no quotes, a newline at the end.</summary>
public static class KaggleCsv
{
    /// <summary>Writes train.csv: label, pixel0 to pixel783.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="set">Images with labels.</param>
    public static void WriteTrain(string path, DigitSet set) => Write(path, set, CsvColumns.Train);

    /// <summary>Writes test.csv: pixel0 to pixel783, without the labels.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="set">Images, with or without labels.</param>
    public static void WriteTest(string path, DigitSet set) => Write(path, set, CsvColumns.Test);

    private static void Write(string path, DigitSet set, CsvColumns columns)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine(string.Join(',', columns.Names));
        var line = new StringBuilder();
        for (int row = 0; row < set.Count; row++)
        {
            line.Clear();
            if (columns.HasLabel)
            {
                line.Append(set.Labels![row]).Append(',');
            }

            line.AppendJoin(',', set.Image(row).ToArray());
            file.WriteLine(line);
        }
    }
}
