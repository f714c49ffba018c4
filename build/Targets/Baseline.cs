using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Fits the recipe's baselines on the folds, and brings up to date what that needs.</summary>
[TaskName(nameof(Baseline))]
[TaskDescription(Descriptions.Baseline)]
public sealed class Baseline : CommandTask;
