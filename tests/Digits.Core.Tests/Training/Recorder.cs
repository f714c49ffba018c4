using Digits.Core.Training;

namespace Digits.Core.Tests.Training;

/// <summary>Notes what training tells.</summary>
internal sealed class Recorder : ITrainingProgress
{
    public List<(int Epoch, int Done, int Batches, int Size)> Batches { get; } = [];

    public List<EpochResult> Epochs { get; } = [];

    public int TakenOver { get; private set; }

    /// <summary>Gets or sets what happens after an epoch.</summary>
    public Action<EpochResult> AfterEpoch { get; set; } = _ => { };

    public void Batch(int epochIndex, int done, int batches, int batchSize) => Batches.Add((epochIndex, done, batches, batchSize));

    public void Epoch(EpochResult result)
    {
        Epochs.Add(result);
        AfterEpoch(result);
    }

    public void TakeOver(IReadOnlyList<EpochResult> done) => TakenOver = done.Count;
}
