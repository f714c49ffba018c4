namespace Digits.Core.Folds;

/// <summary>Holds the params of <c>folds</c>.</summary>
public sealed record FoldOptions
{
    /// <summary>Gets the number of folds, 2..50.</summary>
    public required int Count { get; init; }
}
