using System.Globalization;
using Digits.Core.Data;
using Digits.Core.Errors;

namespace Digits.Core.Training;

/// <summary>Writes and reads a fold's learning curve as CSV, one line per epoch.</summary>
public static class LearningCurveCsv
{
    private const string Header = "epoch,learning_rate,train_loss,train_accuracy,validation_loss,validation_accuracy";

    /// <summary>Writes a curve, UTF-8 without BOM, LF.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="epochs">The epochs in order.</param>
    public static void Write(string path, IEnumerable<EpochResult> epochs) =>
        File.WriteAllText(path, string.Concat(epochs.Select(Line).Prepend(Header + "\n")));

    /// <summary>Reads a curve that <see cref="Write"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The epochs in order, at least one.</returns>
    /// <exception cref="InputException">The file is missing, has another header, no epoch, or a line that is no epoch.</exception>
    public static IReadOnlyList<EpochResult> Read(string path)
    {
        string[] lines = InputFile.ReadLines(path, "a learning curve as CSV");
        if (lines.Length < 2 || lines[0] != Header)
        {
            string found = lines.Length == 0 ? "an empty file" : $"header \"{lines[0]}\" and {lines.Length - 1} lines";
            throw new InputException(found, $"header \"{Header}\" and at least one epoch", path);
        }

        return [.. lines.Skip(1).Select((line, i) => Parse(line, $"{path}, line {i + 2}"))];
    }

    private static string Line(EpochResult e) => string.Create(
        CultureInfo.InvariantCulture,
        $"{e.Number},{e.LearningRate:G6},{e.TrainLoss:F6},{e.TrainAccuracy:F6},{e.ValidationLoss:F6},{e.ValidationAccuracy:F6}\n");

    private static EpochResult Parse(string line, string where)
    {
        double[] fields = [.. line.Split(',').Select(f => double.TryParse(f, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) ? v : double.NaN)];
        return fields is [var number, var rate, var loss, var accuracy, var validationLoss, var validationAccuracy] && fields.All(double.IsFinite)
            ? new EpochResult((int)number, rate, loss, accuracy, validationLoss, validationAccuracy)
            : throw new InputException($"\"{line}\"", "six numbers", where);
    }
}
