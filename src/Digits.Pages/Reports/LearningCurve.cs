using Digits.Core.Training;

namespace Digits.Pages.Reports;

/// <summary>Is how one fold's training went, epoch by epoch.</summary>
/// <param name="Fold">The fold's 0-based index.</param>
/// <param name="Epochs">The epochs in order, at least one.</param>
public sealed record LearningCurve(int Fold, IReadOnlyList<EpochResult> Epochs)
{
    /// <summary>Gets the last epoch.</summary>
    public EpochResult Last => Epochs[^1];

    /// <summary>Gets the epoch with the lowest validation loss; of equals the first.</summary>
    public EpochResult Best => Epochs.MinBy(e => e.ValidationLoss)!;
}
