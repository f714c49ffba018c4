using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Shows the data on one HTML page, and brings up to date what that needs.</summary>
[TaskName(nameof(Eda))]
[TaskDescription("Shows the data on one HTML page")]
public sealed class Eda : StageTask;
