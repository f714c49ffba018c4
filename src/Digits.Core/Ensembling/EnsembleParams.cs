namespace Digits.Core.Ensembling;

/// <summary>Holds the params of the section <c>ensemble</c>.</summary>
/// <param name="Combine">The name in <see cref="CombinationCatalogue"/>: how members' predictions become one; a member's folds are always averaged.</param>
/// <param name="Baselines">The baselines that are members too, separated by commas: names in <c>baselines</c> of pipeline.json; empty for none.</param>
/// <param name="Confidence">The coverage of the accuracy's interval, in (0, 1).</param>
public sealed record EnsembleParams(string Combine, string Baselines, double Confidence);
