using Cake.Frosting;
using Digits.Pipeline;

namespace Digits.Build.Targets;

/// <summary>Frees what no recent run used, also while others run.</summary>
[TaskName(nameof(Gc))]
[TaskDescription("Frees what the last --keep=RUNS runs (10) did not use; --max-size=SIZE brings the store under a size")]
public sealed class Gc : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var options = context.PipelineOptions(nameof(Gc));
        ExitCode.Check(nameof(Gc), Interruptible.Run(token => PipelineCommands.Gc(context.Keep, context.MaxSize, options, Console.Out, Console.Error, token)));
    }
}
