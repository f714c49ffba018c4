using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Is what runs where no target is named.</summary>
[TaskName("Default")]
[TaskDescription("Runs Submission")]
[IsDependentOn(typeof(Submission))]
public sealed class DefaultTarget : FrostingTask<BuildContext>;
