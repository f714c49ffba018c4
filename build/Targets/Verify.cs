using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Builds every instance a second time, aside, and compares contents; exit code 1 where anything differs.</summary>
[TaskName(nameof(Verify))]
[TaskDescription(Descriptions.Verify)]
public sealed class Verify : CommandTask;
