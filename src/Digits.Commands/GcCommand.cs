using Digits.Pipeline;

namespace Digits.Commands;

/// <summary>Frees what no recent run used, also while others run.</summary>
public sealed class GcCommand : Command
{
    /// <inheritdoc/>
    public override string Description => Descriptions.Gc;

    /// <inheritdoc/>
    public override int Run(CommandRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return PipelineCommands.Gc(request.Keep, request.MaxSize, request.PipelineOptions(Name), Console.Out, Console.Error, cancellation);
    }
}
