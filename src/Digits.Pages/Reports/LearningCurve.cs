using System.Globalization;
using Digits.Core.Errors;

namespace Digits.Pages.Reports;

/// <summary>Is one epoch of a fold's training.</summary>
/// <param name="Number">The epoch, from 1.</param>
/// <param name="LearningRate">The learning rate at the epoch's end.</param>
/// <param name="TrainLoss">The mean loss over the epoch's batches, as trained: augmented, smoothed labels.</param>
/// <param name="TrainAccuracy">The accuracy over the epoch's batches, 0..1.</param>
/// <param name="ValidationLoss">The mean loss on the fold's held-out rows.</param>
/// <param name="ValidationAccuracy">The accuracy on the fold's held-out rows, 0..1.</param>
public sealed record Epoch(int Number, double LearningRate, double TrainLoss, double TrainAccuracy, double ValidationLoss, double ValidationAccuracy);

/// <summary>Is how one fold's training went, epoch by epoch.</summary>
/// <param name="Fold">The fold's 0-based index.</param>
/// <param name="Epochs">The epochs in order, at least one.</param>
public sealed record LearningCurve(int Fold, IReadOnlyList<Epoch> Epochs)
{
    private const string Header = Digits.Core.Training.LearningCurve.Header;

    /// <summary>Gets the last epoch.</summary>
    public Epoch Last => Epochs[^1];

    /// <summary>Gets the epoch with the lowest validation loss; of equals the first.</summary>
    public Epoch Best => Epochs.MinBy(e => e.ValidationLoss)!;

    /// <summary>Reads the curve.csv that training a fold wrote.</summary>
    /// <exception cref="InputException">The file is missing, has another header, no epoch, or a line that is no epoch.</exception>
    public static LearningCurve Read(int fold, string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException("no such file", "a learning curve as CSV", path);
        }

        if (lines.Length < 2 || lines[0] != Header)
        {
            throw new InputException(lines.Length == 0 ? "an empty file" : $"header \"{lines[0]}\" and {lines.Length - 1} lines", $"header \"{Header}\" and at least one epoch", path);
        }

        return new LearningCurve(fold, [.. lines.Skip(1).Select((line, i) => Parse(line, $"{path}, line {i + 2}"))]);
    }

    private static Epoch Parse(string line, string where)
    {
        double[] fields = [.. line.Split(',').Select(f => double.TryParse(f, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) ? v : double.NaN)];
        return fields is [var number, var rate, var loss, var accuracy, var validationLoss, var validationAccuracy] && fields.All(double.IsFinite)
            ? new Epoch((int)number, rate, loss, accuracy, validationLoss, validationAccuracy)
            : throw new InputException($"\"{line}\"", "six numbers", where);
    }
}
