using Digits.Pipeline;

namespace Digits.Commands;

/// <summary>Brings stages up to date; the engine knows what they need.</summary>
/// <param name="name">The name of the command and of its stage.</param>
/// <param name="description">What it does.</param>
public class StageCommand(string name, string description) : Command
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Description => description;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Stages => [Name];

    /// <inheritdoc/>
    public override int Run(CommandRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = request.PipelineOptions(Name) with { Notices = false };
        var exitCode = PipelineCommands.Run(Stages, options, Console.Out, Console.Error, cancellation);
        if (exitCode == 0 && !options.DryRun)
        {
            Tell(request);
        }

        return exitCode;
    }

    /// <summary>Prints what a good run ends with.</summary>
    protected virtual void Tell(CommandRequest request)
    {
    }
}
