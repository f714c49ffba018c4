namespace Digits.Pages.Eda;

/// <summary>Is the params section <c>eda</c>.</summary>
/// <param name="SamplesPerClass">The images shown of each class, 1..100.</param>
public sealed record EdaParams(int SamplesPerClass);
