using Digits.Core.Errors;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Training;

/// <summary>Collects an epoch's losses and right answers on the device, which is asked for them once, at the epoch's end.</summary>
internal sealed class EpochTrace
{
    // Guessing costs 2.3 nats: what is far beyond will not come back.
    private const double Exploded = 1e4;
    private readonly Tensor _losses;
    private readonly Tensor _correct;
    private readonly List<double> _rates = [];
    private long _images;

    /// <param name="batches">The number of batches to come.</param>
    /// <param name="device">Where they are computed.</param>
    public EpochTrace(int batches, Device device)
    {
        _losses = zeros(batches, device: device);
        _correct = zeros(1, ScalarType.Int64, device: device);
    }

    /// <summary>Notes the rate of the batch that comes next.</summary>
    public void Begin(double rate) => _rates.Add(rate);

    /// <summary>Adds what was computed of the batch.</summary>
    /// <param name="loss">The mean loss of these images times their share of the batch.</param>
    /// <param name="logits">float32 [N,C].</param>
    /// <param name="labels">int64 [N].</param>
    public void Add(Tensor loss, Tensor logits, Tensor labels)
    {
        using var noGrad = no_grad();
        _losses.narrow(0, _rates.Count - 1, 1).add_(loss);
        _correct.add_(logits.argmax(1).eq(labels).sum());
        _images += labels.shape[0];
    }

    /// <summary>Gets the means over the epoch.</summary>
    /// <param name="number">The epoch, from 1.</param>
    /// <param name="epochs">All epochs.</param>
    /// <exception cref="InputException">A batch's loss was not finite or has exploded.</exception>
    public (double Loss, double Accuracy, double Rate) Read(int number, int epochs)
    {
        float[] losses = _losses.cpu().data<float>().ToArray();
        int bad = Array.FindIndex(losses, loss => !float.IsFinite(loss) || loss > Exploded);
        return bad < 0
            ? (losses.Average(loss => (double)loss), _correct.ToInt64() / (double)_images, _rates[^1])
            : throw new InputException(
                FormattableString.Invariant($"a loss of {losses[bad]:G4} at learning rate {_rates[bad]:G3}"),
                FormattableString.Invariant($"a finite loss below {Exploded:F0}: try a lower optimizer.learningRate"),
                $"epoch {number} of {epochs}, batch {bad + 1} of {losses.Length}");
    }
}
