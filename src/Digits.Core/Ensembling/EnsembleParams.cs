namespace Digits.Core.Ensembling;

/// <summary>Holds the params of the section <c>ensemble</c>.</summary>
/// <param name="Confidence">The coverage of the accuracy's interval, in (0, 1).</param>
public sealed record EnsembleParams(double Confidence);
