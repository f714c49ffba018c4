using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Brings all stages up to date, ending in artifacts/submission/submission.csv.</summary>
[TaskName(nameof(Submission))]
[TaskDescription("Runs all stages, ending in artifacts/submission/submission.csv")]
public sealed class Submission : StageTask
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Stages => [];
}
