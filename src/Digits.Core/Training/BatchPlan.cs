namespace Digits.Core.Training;

/// <summary>Splits an epoch's rows into batches, and batches into the parts that are computed at once.</summary>
internal sealed class BatchPlan
{
    /// <param name="rows">Rows of an epoch, at least one.</param>
    /// <param name="settings">Batch size, part size and whether the last, incomplete batch is left out.</param>
    public BatchPlan(int rows, TrainParams settings)
    {
        int size = Math.Min(settings.BatchSize, rows);
        int part = settings.Microbatch == 0 ? size : settings.Microbatch;
        Count = settings.DropLast ? rows / size : (rows + size - 1) / size;
        All = [.. Enumerable.Range(0, Count).Select(index => new Batch(index, index * size, Math.Min(size, rows - (index * size)), part))];
    }

    /// <summary>Gets the number of batches.</summary>
    public int Count { get; }

    /// <summary>Gets the batches in order.</summary>
    public IReadOnlyList<Batch> All { get; }
}

/// <summary>Some rows of an epoch's order.</summary>
/// <param name="Index">The batch's place, from 0.</param>
/// <param name="Start">The first row's place in the epoch's order.</param>
/// <param name="Count">The number of rows.</param>
/// <param name="PartSize">The rows that are computed at once.</param>
internal sealed record Batch(int Index, int Start, int Count, int PartSize)
{
    /// <summary>Gets the parts that are computed at once.</summary>
    public IEnumerable<(int Start, int Count)> Parts
    {
        get
        {
            for (int offset = 0; offset < Count; offset += PartSize)
            {
                yield return (Start + offset, Math.Min(PartSize, Count - offset));
            }
        }
    }
}
