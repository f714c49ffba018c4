using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Removes artifacts/; the store under .digits/ stays, so that the next run restores rather than computes.</summary>
[TaskName(nameof(Clean))]
[TaskDescription(Descriptions.Clean)]
public sealed class Clean : CommandTask;
