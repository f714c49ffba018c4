using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Shows every stage instance's state and why; exit code 1 where anything is stale.</summary>
[TaskName(nameof(Status))]
[TaskDescription(Descriptions.Status)]
public sealed class Status : CommandTask;
