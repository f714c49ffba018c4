namespace Digits.Core.Folds;

/// <summary>Holds the params of the section <c>folds</c>.</summary>
/// <param name="Count">The number of folds, 2..50.</param>
public sealed record FoldParams(int Count);
