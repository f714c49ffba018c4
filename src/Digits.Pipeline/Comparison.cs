namespace Digits.Pipeline;

/// <summary>Says which variants of the pipeline are brought up to date side by side, and what is needed of each.</summary>
/// <param name="Section">The section of pipeline.json that holds such comparisons by name: <c>search</c> or <c>ablation</c>; or <c>leaderboard</c>, which is one itself.</param>
/// <param name="Name">The comparison's name; null means the only one that there is.</param>
/// <param name="Stages">The stages that each point needs unless it names an instance, in any letter case.</param>
/// <param name="Outputs">What the comparison reads of each point, where it has it: <c>stage.output</c>.</param>
public sealed record Comparison(string Section, string? Name, IReadOnlyList<string> Stages, IReadOnlyList<string> Outputs);
