namespace Digits.Core.Training;

/// <summary>Sets how long and on what a fold is trained: section <c>train</c> of pipeline.json.</summary>
public sealed record TrainParams
{
    /// <summary>Gets the number of passes over the training rows, fixed beforehand.</summary>
    public required int Epochs { get; init; }

    /// <summary>Gets the images per step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Gets the images whose gradients are computed at once and then added up to a step's; 0 for the whole batch at once.</summary>
    /// <remarks>Takes less memory, more time; equal results but for rounding and what batch norm sees.</remarks>
    public required int Microbatch { get; init; }

    /// <summary>Gets whether an epoch's last, incomplete batch is left out.</summary>
    public required bool DropLast { get; init; }

    /// <summary>Gets how much of the averaged weights each step keeps (exponential moving average); 0 predicts with the weights themselves.</summary>
    public required double WeightAverage { get; init; }

    /// <summary>Gets which epoch's weights are kept: <c>last</c>, or the best by <c>accuracy</c>, <c>loss</c> or <c>auc</c> on the held-out rows.</summary>
    /// <remarks>All but <c>last</c> choose by the rows that then measure: their out-of-fold scores are optimistic, and are marked so.</remarks>
    public required string Keep { get; init; }

    /// <summary>Gets the epochs without a better one after which training stops; 0 for never. Needs another <see cref="Keep"/> than <c>last</c>.</summary>
    public required int Patience { get; init; }

    /// <summary>Gets whether the training labels are dealt out at random: a sanity check, after which accuracy must be that of guessing.</summary>
    public required bool ShuffleLabels { get; init; }

    /// <summary>Gets the type that layers compute in, <c>bf16</c> or <c>fp32</c>; weights and their updates are always float32.</summary>
    public required string Precision { get; init; }

    /// <summary>Gets the CPU threads of one fold.</summary>
    public required int Threads { get; init; }
}
