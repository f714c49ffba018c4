using Digits.Core.Tests.Stages;
using Digits.Core.Training;

namespace Digits.Core.Tests.Training;

[Collection(nameof(ConsoleStreams))]
public sealed class ConsoleProgressTests : IDisposable
{
    private readonly TextWriter _standardOutput = Console.Out;
    private readonly StringWriter _output = new() { NewLine = "\n" };

    public ConsoleProgressTests() => Console.SetOut(_output);

    public void Dispose()
    {
        Console.SetOut(_standardOutput);
        _output.Dispose();
    }

    [Fact]
    public void An_epoch_is_a_line_with_loss_accuracy_speed_and_time_left()
    {
        var progress = new ConsoleProgress(epochs: 4);

        progress.Epoch(new EpochResult(1, 0.003, 0.51239, 0.9, 0.25, 0.95));

        Assert.Matches(
            @"^epoch 1/4  loss 0\.5124 \(validation 0\.2500\)  accuracy 0\.9000 \(0\.9500\)  \d+ images/s  \d+ s left\n$", _output.ToString());
    }

    [Fact]
    public void Between_epochs_a_passing_line_shows_batch_speed_and_time_left()
    {
        var progress = new ConsoleProgress(epochs: 4);
        while (_output.ToString().Length == 0)
        {
            Thread.Sleep(50);
            progress.Batch(epochIndex: 1, done: 3, batches: 9, batchSize: 128);
        }

        Assert.Matches(@"^~ epoch 2/4  batch 3/9  \d+ images/s  \d+ s left\n$", _output.ToString());
    }
}
