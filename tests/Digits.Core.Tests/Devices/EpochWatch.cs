#if !NUGET_PACKAGES
using Digits.Core.Training;
using TorchSharp;

namespace Digits.Core.Tests.Devices;

/// <summary>
/// Notes what runs between an epoch's first batch and its last, while whatever is created without a device is created on another: mixing both fails.
/// </summary>
internal sealed class EpochWatch : ITrainingProgress, IDisposable
{
    private readonly List<string> _seen = [];
    private DispatchWatch? _watch;

    /// <summary>Gets the operators in the order in which they ran.</summary>
    public IReadOnlyList<string> Seen => _seen;

    public void Batch(int epochIndex, int done, int batches, int batchSize)
    {
        Dispose();
        if (done < batches)
        {
            torch.set_default_device(torch.META);
            _watch = new DispatchWatch(_seen.Add);
        }
    }

    public void Epoch(EpochResult result)
    {
    }

    public void TakeOver(IReadOnlyList<EpochResult> done)
    {
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _watch = null;
        torch.set_default_device(torch.CPU);
    }
}
#endif
