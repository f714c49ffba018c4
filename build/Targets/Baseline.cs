using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Fits the recipe's baselines on the folds, and brings up to date what that needs.</summary>
[TaskName(nameof(Baseline))]
[TaskDescription("Fits the recipe's baselines on the folds")]
public sealed class Baseline : StageTask;
