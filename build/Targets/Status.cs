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

        // Something stale is an answer, not a failed task: Cake would say so into the output that programs read.
        var exitCode = Interruptible.Run(token => PipelineCommands.Status([], options, Console.Out, Console.Error, token));
        if (exitCode > 1 && !options.Json)
        {
            ExitCode.Check(nameof(Status), exitCode);
        }

        context.Outcome.ExitCode = exitCode;
    }
}
