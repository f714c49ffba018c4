using Digits.Core.Errors;

namespace Digits.Core.Folds;

/// <summary>Says for each training row which fold holds it out.</summary>
public sealed class FoldAssignment
{
    /// <summary>Wraps an assignment without copying it.</summary>
    /// <param name="foldOfRow">uint8 [N], the fold 0..count-1 that holds each row out.</param>
    /// <param name="count">The number of folds.</param>
    public FoldAssignment(byte[] foldOfRow, int count)
    {
        FoldOfRow = foldOfRow;
        Count = count;
    }

    /// <summary>Gets the fold that holds each row out, uint8 [N], 0..Count-1.</summary>
    public byte[] FoldOfRow { get; }

    /// <summary>Gets the number of folds.</summary>
    public int Count { get; }

    /// <summary>Checks that the folds are those of a set.</summary>
    /// <param name="count">The number of the set's rows.</param>
    /// <exception cref="InputException">The folds are for another number of rows.</exception>
    public void RequireRows(int count)
    {
        if (FoldOfRow.Length != count)
        {
            throw new InputException($"folds of {FoldOfRow.Length} rows", $"folds of {count} rows, as in the training set", "folds");
        }
    }

    /// <summary>Gets the rows that a fold trains on, ascending.</summary>
    /// <param name="fold">The fold's 0-based index.</param>
    public int[] TrainingRows(int fold) => [.. Enumerable.Range(0, FoldOfRow.Length).Where(r => FoldOfRow[r] != fold)];

    /// <summary>Gets the rows that a fold holds out, ascending.</summary>
    /// <param name="fold">The fold's 0-based index.</param>
    public int[] HeldOutRows(int fold) => [.. Enumerable.Range(0, FoldOfRow.Length).Where(r => FoldOfRow[r] == fold)];
}
