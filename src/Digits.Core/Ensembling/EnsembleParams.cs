namespace Digits.Core.Ensembling;

/// <summary>Holds the params of the section <c>ensemble</c>.</summary>
/// <param name="Combine">The name in <see cref="CombinationCatalogue"/>: how members' predictions become one; a member's folds are always averaged.</param>
/// <param name="Baseline">Whether the baseline's model is a member too, the only one where none is trained.</param>
/// <param name="Confidence">The coverage of the accuracy's interval, in (0, 1).</param>
public sealed record EnsembleParams(string Combine, bool Baseline, double Confidence);
