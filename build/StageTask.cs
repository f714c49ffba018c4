using Cake.Frosting;
using Digits.Pipeline;

namespace Digits.Build;

/// <summary>Brings stages up to date; the engine knows what they need.</summary>
public abstract class StageTask : FrostingTask<BuildContext>, IRunsStages
{
    /// <summary>Gets the stages to bring up to date; none means all. By default the one named like the class.</summary>
    public virtual IReadOnlyList<string> Stages => [GetType().Name];

    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var name = GetType().Name;
        var options = context.PipelineOptions(name) with { Notices = false };
        var exitCode = Interruptible.Run(token => PipelineCommands.Run(Stages, options, Console.Out, Console.Error, token));
        const int Stale = 1;
        if (options.DryRun && exitCode == Stale)
        {
            // Something stale is an answer, not a failed task.
            context.Outcome.ExitCode = exitCode;
            return;
        }

        ExitCode.Check(name, exitCode);
    }
}
