using Digits.Pipeline;

namespace Digits.Commands;

/// <summary>Removes artifacts/; the store under .digits/ stays, so that the next run restores rather than computes.</summary>
public sealed class CleanCommand : Command
{
    /// <inheritdoc/>
    public override string Description => Descriptions.Clean;

    /// <inheritdoc/>
    public override int Run(CommandRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return PipelineCommands.Clean(request.PipelineOptions(Name), Console.Out, Console.Error, cancellation);
    }
}
