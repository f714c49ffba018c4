using Cake.Frosting;
using Digits.Pipeline;

namespace Digits.Build.Targets;

/// <summary>Shows every stage instance's state and why; exit code 1 where anything is stale.</summary>
[TaskName(nameof(Status))]
[TaskDescription("Shows what is up to date and what is stale, and why (--json for programs)")]
public sealed class Status : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var options = context.PipelineOptions(nameof(Status));
        ExitCode.Check(nameof(Status), Interruptible.Run(token => PipelineCommands.Status([], options, Console.Out, Console.Error, token)));
    }
}
