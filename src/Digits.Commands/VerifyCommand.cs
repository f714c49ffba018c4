using Digits.Pipeline;

namespace Digits.Commands;

/// <summary>Builds every instance a second time, aside, and compares contents; exit code 1 where anything differs.</summary>
public sealed class VerifyCommand : Command
{
    /// <inheritdoc/>
    public override string Description => Descriptions.Verify;

    /// <inheritdoc/>
    public override int Run(CommandRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return PipelineCommands.Verify(request.Only, request.PipelineOptions(Name) with { Only = [] }, Console.Out, Console.Error, cancellation);
    }
}
