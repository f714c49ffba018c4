using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Averages the folds' probabilities and scores them out of fold, and brings up to date what that needs.</summary>
[TaskName(nameof(Ensemble))]
[TaskDescription(Descriptions.Ensemble)]
public sealed class Ensemble : CommandTask;
