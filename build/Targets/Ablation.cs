using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Trains a recipe with and without its parts, as an ablation in pipeline.json names them, and says what each part adds.</summary>
[TaskName(nameof(Ablation))]
[TaskDescription(Descriptions.Ablation)]
public sealed class Ablation : CommandTask;
