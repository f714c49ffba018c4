namespace Digits.Pages.Comparisons;

/// <summary>Holds what came of one point of a comparison.</summary>
/// <param name="Name">The point's name.</param>
/// <param name="Recipe">The recipe that it varies.</param>
/// <param name="Values">Its own values as JSON text by dotted path, in the order of pipeline.json.</param>
/// <param name="Labels">uint8 [n], 0..9, the true classes of the rows that are predicted out of fold; null where a stage of the point failed.</param>
/// <param name="IsRight">bool [n], whether the prediction of each of those rows is right; null where a stage of the point failed.</param>
/// <param name="IsEpochChosen">Whether an epoch was chosen by the rows that score it, which makes the accuracy optimistic.</param>
public sealed record PointOutcome(
    string Name, string Recipe, IReadOnlyList<(string Path, string Value)> Values, byte[]? Labels, bool[]? IsRight, bool IsEpochChosen)
{
    /// <summary>Gets the 0-based training rows that are predicted out of fold, int32 [n], ascending; null means the first n.</summary>
    public int[]? Rows { get; init; }

    /// <summary>Gets whether pipeline.json does not describe the point, so that nothing of it could run.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Gets what a leaderboard tells beside the predictions; null where there is none.</summary>
    public PointFacts? Facts { get; init; }

    /// <summary>Gets whether both points were scored on the same images, so that their errors can be paired.</summary>
    public bool HasRowsOf(PointOutcome other) =>
        Labels is not null && Labels.AsSpan().SequenceEqual(other.Labels) && Rows.AsSpan().SequenceEqual(other.Rows);
}
