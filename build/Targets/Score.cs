using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Compares a submission with the right labels.</summary>
[TaskName(nameof(Score))]
[TaskDescription(Descriptions.Score)]
public sealed class Score : CommandTask;
