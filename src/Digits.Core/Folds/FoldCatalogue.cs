using Digits.Core.Errors;

namespace Digits.Core.Folds;

/// <summary>Lists the ways to split training rows that <c>folds.kind</c> may name: the one place that makes folds; a new one is a file and a line here.</summary>
public static class FoldCatalogue
{
    private delegate FoldAssignment Kind(FoldRequest request);

    private static readonly SortedDictionary<string, Kind> Kinds = new(StringComparer.Ordinal)
    {
        ["hold-out"] = HoldOut.Assign,
        ["k"] = PlainFolds.Assign,
        ["leave-one-out"] = LeaveOneOut.Assign,
        ["repeated-stratified"] = StratifiedFolds.AssignRepeatedly,
        ["stratified"] = StratifiedFolds.Assign,
        ["stratified-in-order"] = StratifiedFolds.AssignInOrder,
    };

    /// <summary>Gets the names, sorted.</summary>
    public static IReadOnlyCollection<string> Names => Kinds.Keys;

    /// <summary>Assigns rows to folds.</summary>
    /// <param name="parameters">The section <c>folds</c>.</param>
    /// <param name="labels">uint8 [N], 0..9.</param>
    /// <param name="seed">The stage instance's seed; equal seeds give equal folds.</param>
    /// <param name="digits">The digits that the rows are of, ascending; null for all ten.</param>
    /// <exception cref="InputException">There is no such kind, a param does not fit it, or there are too few rows.</exception>
    public static FoldAssignment Assign(FoldParams parameters, byte[] labels, ulong seed, IReadOnlyList<int>? digits = null)
    {
        if (!Kinds.TryGetValue(parameters.Kind, out var kind))
        {
            throw new InputException($"kind of folds \"{parameters.Kind}\"", $"one of {string.Join(", ", Names)}", "pipeline.json, folds.kind");
        }

        if (parameters.Repeats != 1 && parameters.Kind != "repeated-stratified")
        {
            throw new InputException(
                $"folds.repeats {parameters.Repeats} with folds.kind \"{parameters.Kind}\"", "1, or the kind \"repeated-stratified\"", "pipeline.json, folds.repeats");
        }

        int folds = parameters.Count * parameters.Repeats;
        return folds <= FoldAssignment.MostFolds
            ? kind(new FoldRequest(parameters, labels, seed, digits ?? [.. Enumerable.Range(0, Data.DigitSet.ClassCount)]))
            : throw new InputException(
                $"{folds} folds", $"at most {FoldAssignment.MostFolds}, folds.count times folds.repeats", "pipeline.json, folds");
    }
}
