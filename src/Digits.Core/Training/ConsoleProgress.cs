using System.Diagnostics;
using System.Globalization;
using Digits.Core.Stages;

namespace Digits.Core.Training;

/// <summary>Prints a line per epoch and, about twice a second, a passing one with speed and time left.</summary>
/// <param name="epochs">The number of epochs to come.</param>
public sealed class ConsoleProgress(int epochs) : ITrainingProgress
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private double _shown;
    private long _images;
    private int _taken;

    /// <inheritdoc/>
    public void Batch(int epochIndex, int done, int batches, int batchSize)
    {
        _images += batchSize;
        double seconds = _watch.Elapsed.TotalSeconds;
        if (seconds - _shown < 0.5)
        {
            return;
        }

        _shown = seconds;
        long steps = ((long)(epochIndex - _taken) * batches) + done;
        double left = seconds / steps * (((long)(epochs - _taken) * batches) - steps);
        Progress.Passing(string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {epochIndex + 1}/{epochs}  batch {done}/{batches}  {_images / seconds:F0} images/s  {left:F0} s left"));
    }

    /// <inheritdoc/>
    public void Note(string line) => Progress.Line(line);

    /// <inheritdoc/>
    public void TakeOver(IReadOnlyList<EpochResult> done)
    {
        _taken = done.Count;
        Progress.Line(string.Create(CultureInfo.InvariantCulture, $"goes on after epoch {done.Count}/{epochs} of an interrupted attempt"));
    }

    /// <inheritdoc/>
    public void Epoch(EpochResult result)
    {
        double seconds = _watch.Elapsed.TotalSeconds;
        double left = seconds / (result.Number - _taken) * (epochs - result.Number);
        string loss = string.Create(CultureInfo.InvariantCulture, $"loss {result.TrainLoss:F4} (validation {result.ValidationLoss:F4})");
        string accuracy = string.Create(CultureInfo.InvariantCulture, $"accuracy {result.TrainAccuracy:F4} ({result.ValidationAccuracy:F4})");
        Progress.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {result.Number}/{epochs}  {loss}  {accuracy}  {_images / seconds:F0} images/s  {left:F0} s left"));
    }
}
