using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Shows the data on one HTML page and in a few lines here, and brings up to date what that needs.</summary>
[TaskName(nameof(Eda))]
[TaskDescription(Descriptions.Eda)]
public sealed class Eda : CommandTask;
