using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Brings all stages up to date, ending in artifacts/submission/submission.csv.</summary>
[TaskName(nameof(Submission))]
[TaskDescription(Descriptions.Submission)]
public sealed class Submission : CommandTask;
