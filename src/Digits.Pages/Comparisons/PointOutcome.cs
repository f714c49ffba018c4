namespace Digits.Pages.Comparisons;

/// <summary>Holds what came of one point of a comparison.</summary>
/// <param name="Name">The point's name.</param>
/// <param name="Recipe">The recipe that it varies.</param>
/// <param name="Values">Its own values as JSON text by dotted path, in the order of pipeline.json.</param>
/// <param name="Labels">uint8 [N], 0..9, the training rows' true classes; null where a stage of the point failed.</param>
/// <param name="IsRight">bool [N], whether the out-of-fold prediction of each training row is right; null where a stage of the point failed.</param>
/// <param name="IsEpochChosen">Whether an epoch was chosen by the rows that score it, which makes the accuracy optimistic.</param>
public sealed record PointOutcome(
    string Name, string Recipe, IReadOnlyList<(string Path, string Value)> Values, byte[]? Labels, bool[]? IsRight, bool IsEpochChosen);
