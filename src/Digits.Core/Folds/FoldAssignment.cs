using Digits.Core.Errors;

namespace Digits.Core.Folds;

/// <summary>Says for each training row which folds hold it out: at most one in each repeat.</summary>
public sealed class FoldAssignment
{
    /// <summary>Marks a row that a repeat never holds out.</summary>
    public const byte Never = byte.MaxValue;

    /// <summary>The most folds that there may be, all repeats together.</summary>
    public const int MostFolds = 250;

    private readonly byte[][] _repeats;

    /// <summary>Wraps a split of every row without copying it.</summary>
    /// <param name="foldOfRow">uint8 [N], the fold 0..count-1 that holds each row out, or <see cref="Never"/>.</param>
    /// <param name="count">The number of folds.</param>
    public FoldAssignment(byte[] foldOfRow, int count)
        : this([foldOfRow], count)
    {
    }

    /// <summary>Wraps repeated splits without copying them.</summary>
    /// <param name="repeats">At least one uint8 [N], the fold 0..count-1 that holds each row out in that repeat, or <see cref="Never"/>; each fold in one repeat.</param>
    /// <param name="count">The number of folds of all repeats together.</param>
    /// <exception cref="ArgumentException">There is no repeat, or they are of different lengths.</exception>
    public FoldAssignment(IReadOnlyList<byte[]> repeats, int count)
    {
        if (repeats.Count == 0 || repeats.Any(repeat => repeat.Length != repeats[0].Length))
        {
            throw new ArgumentException($"{repeats.Count} repeats, not at least one of equal lengths", nameof(repeats));
        }

        _repeats = [.. repeats];
        Count = count;
    }

    /// <summary>Gets for each repeat the fold that holds each row out, uint8 [N], 0..Count-1 or <see cref="Never"/>.</summary>
    public IReadOnlyList<byte[]> Repeats => _repeats;

    /// <summary>Gets the number of folds, all repeats together.</summary>
    public int Count { get; }

    /// <summary>Gets it in words: <c>1 fold</c>, <c>5 folds</c>.</summary>
    public string CountInWords => Count == 1 ? "1 fold" : $"{Count} folds";

    /// <summary>Gets the number of rows.</summary>
    public int RowCount => _repeats[0].Length;

    /// <summary>Gets the first fold that holds a row out, or null where none does.</summary>
    /// <param name="row">The 0-based row.</param>
    public int? FirstFoldOf(int row)
    {
        int place = Array.FindIndex(_repeats, repeat => repeat[row] != Never);
        return place < 0 ? null : _repeats[place][row];
    }

    /// <summary>Checks that the folds are those of a set.</summary>
    /// <param name="count">The number of the set's rows.</param>
    /// <exception cref="InputException">The folds are for another number of rows.</exception>
    public void RequireRows(int count)
    {
        if (RowCount != count)
        {
            throw new InputException($"folds of {RowCount} rows", $"folds of {count} rows, as in the training set", "folds");
        }
    }

    /// <summary>Gets the rows that a fold trains on, ascending.</summary>
    /// <param name="fold">The fold's 0-based index.</param>
    public int[] TrainingRows(int fold) => [.. Enumerable.Range(0, RowCount).Where(row => !IsHeldOut(fold, row))];

    /// <summary>Gets the rows that a fold holds out, ascending.</summary>
    /// <param name="fold">The fold's 0-based index.</param>
    public int[] HeldOutRows(int fold) => [.. Enumerable.Range(0, RowCount).Where(row => IsHeldOut(fold, row))];

    private bool IsHeldOut(int fold, int row) => Array.Exists(_repeats, repeat => repeat[row] == fold);
}
