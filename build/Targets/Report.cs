using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Shows scores, curves, confusion and the hardest digits on one HTML page, and brings up to date what that needs.</summary>
[TaskName(nameof(Report))]
[TaskDescription(Descriptions.Report)]
public sealed class Report : CommandTask;
