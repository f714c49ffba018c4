using Digits.Core.Training;

namespace Digits.Pages.Reports;

/// <summary>Is how one fold's training went, epoch by epoch.</summary>
/// <param name="Member">The member's name; empty where there is but one.</param>
/// <param name="Fold">The fold's 0-based index.</param>
/// <param name="Epochs">The epochs in order, at least one.</param>
public sealed record LearningCurve(string Member, int Fold, IReadOnlyList<EpochResult> Epochs)
{
    /// <summary>Gets what it is called: <c>fold 3</c>, <c>wide, fold 3</c>.</summary>
    public string Name => NameOf(Member, Fold);

    /// <summary>Gets the last epoch.</summary>
    public EpochResult Last => Epochs[^1];

    /// <summary>Gets the epoch with the lowest validation loss; of equals the first.</summary>
    public EpochResult Best => Epochs.MinBy(e => e.ValidationLoss)!;

    /// <summary>Calls a member's fold by name.</summary>
    /// <param name="member">The member's name; empty where there is but one.</param>
    /// <param name="fold">The fold's 0-based index.</param>
    public static string NameOf(string member, int fold) => member.Length == 0 ? $"fold {fold}" : $"{member}, fold {fold}";
}
