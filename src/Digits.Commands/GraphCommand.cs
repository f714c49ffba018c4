using Digits.Pipeline;

namespace Digits.Commands;

/// <summary>Draws the stages with their states.</summary>
public sealed class GraphCommand : Command
{
    /// <inheritdoc/>
    public override string Description => Descriptions.Graph;

    /// <inheritdoc/>
    public override int Run(CommandRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return PipelineCommands.Graph([], request.PipelineOptions(Name), request.Format, Console.Out, Console.Error, cancellation);
    }
}
