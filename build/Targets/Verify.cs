using Cake.Frosting;
using Digits.Pipeline;

namespace Digits.Build.Targets;

/// <summary>Builds every instance a second time, aside, and compares contents; exit code 1 where anything differs.</summary>
[TaskName(nameof(Verify))]
[TaskDescription("Rebuilds everything aside and compares contents (--only=STAGE for some)")]
public sealed class Verify : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var options = context.PipelineOptions(nameof(Verify)) with { Only = [] };
        ExitCode.Check(nameof(Verify), Interruptible.Run(token => PipelineCommands.Verify(context.Only, options, Console.Out, Console.Error, token)));
    }
}
