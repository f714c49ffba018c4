using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Fits multinomial logistic regression on the folds, and brings up to date what that needs.</summary>
[TaskName(nameof(Baseline))]
[TaskDescription("Fits multinomial logistic regression on the folds")]
public sealed class Baseline : StageTask;
