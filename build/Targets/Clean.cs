using Cake.Frosting;
using Digits.Pipeline;

namespace Digits.Build.Targets;

/// <summary>Removes artifacts/; the store under .digits/ stays, so that the next run restores rather than computes.</summary>
[TaskName(nameof(Clean))]
[TaskDescription("Removes artifacts/; the store under .digits/ brings them back")]
public sealed class Clean : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var options = context.PipelineOptions(nameof(Clean));
        ExitCode.Check(nameof(Clean), Interruptible.Run(token => PipelineCommands.Clean(options, Console.Out, Console.Error, token)));
    }
}
