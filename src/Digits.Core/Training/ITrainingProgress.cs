namespace Digits.Core.Training;

/// <summary>Is told how training goes; nothing it does changes the outcome.</summary>
public interface ITrainingProgress
{
    /// <summary>Tells that a batch is done.</summary>
    /// <param name="epochIndex">The epoch, from 0.</param>
    /// <param name="done">Batches done in it.</param>
    /// <param name="batches">Batches in an epoch.</param>
    /// <param name="batchSize">Images in a batch.</param>
    void Batch(int epochIndex, int done, int batches, int batchSize);

    /// <summary>Tells that an epoch is done and measured.</summary>
    void Epoch(EpochResult result);

    /// <summary>Tells that an earlier, killed attempt's epochs are taken over.</summary>
    /// <param name="done">The epochs that are done.</param>
    void TakeOver(IReadOnlyList<EpochResult> done);

    /// <summary>Tells something that is said once.</summary>
    void Note(string line)
    {
    }
}
