using Cake.Common;
using Cake.Frosting;
using Digits.Pipeline;

namespace Digits.Build.Targets;

/// <summary>Draws the stages with their states.</summary>
[TaskName(nameof(Graph))]
[TaskDescription("Draws the stages: a tree here, artifacts/graph.svg and graph.mmd (--format=mermaid|svg prints one)")]
public sealed class Graph : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var options = context.PipelineOptions(nameof(Graph));
        var format = context.Argument("format", "text");
        ExitCode.Check(nameof(Graph), Interruptible.Run(token => PipelineCommands.Graph([], options, format, Console.Out, Console.Error, token)));
    }
}
