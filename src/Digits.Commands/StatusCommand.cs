using Digits.Pipeline;

namespace Digits.Commands;

/// <summary>Shows every stage instance's state and why; exit code 1 where anything is stale.</summary>
public sealed class StatusCommand : Command
{
    /// <inheritdoc/>
    public override string Description => Descriptions.Status;

    /// <inheritdoc/>
    public override int Run(CommandRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return PipelineCommands.Status([], request.PipelineOptions(Name), Console.Out, Console.Error, cancellation);
    }

    /// <inheritdoc/>
    public override bool IsAnswer(CommandRequest request, int exitCode)
    {
        ArgumentNullException.ThrowIfNull(request);
        return exitCode <= 1 || request.PipelineOptions(Name).Json;
    }
}
