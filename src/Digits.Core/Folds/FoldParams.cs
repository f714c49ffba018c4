namespace Digits.Core.Folds;

/// <summary>Says which training rows are held out together: section <c>folds</c> of pipeline.json.</summary>
public sealed record FoldParams
{
    /// <summary>Gets the name in <see cref="FoldCatalogue"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the number of folds of one repeat; for <c>hold-out</c> the number of independent splits, each one fold, for <c>leave-one-out</c> that of all rows.</summary>
    public required int Count { get; init; }

    /// <summary>Gets how often all rows are split anew: 1 for all kinds but <c>repeated-stratified</c>.</summary>
    public required int Repeats { get; init; }

    /// <summary>Gets the share of the rows that a split of <c>hold-out</c> holds out, in (0, 1); other kinds ignore it.</summary>
    public required double Share { get; init; }
}
