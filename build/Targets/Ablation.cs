using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Trains a recipe with and without its parts, as an ablation in pipeline.json names them, and says what each part adds.</summary>
[TaskName(nameof(Ablation))]
[TaskDescription("Trains a recipe with and without its parts (--ablation=NAME) and says what each adds")]
public sealed class Ablation : ComparisonTask;
