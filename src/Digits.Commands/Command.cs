namespace Digits.Commands;

/// <summary>Does what one target of the build, or one command of the runner, is for.</summary>
public abstract class Command
{
    /// <summary>Gets the name, in the build's letter case.</summary>
    public virtual string Name => GetType().Name[..^nameof(Command).Length];

    /// <summary>Gets in one line what it does.</summary>
    public abstract string Description { get; }

    /// <summary>Gets the stages to bring up to date, none meaning all; null where the command runs no stages.</summary>
    /// <remarks>Where it does, a dry run tells what would happen to each, and whoever calls prints <see cref="Notice"/> first and last.</remarks>
    public virtual IReadOnlyList<string>? Stages => null;

    /// <summary>Does it.</summary>
    /// <param name="request">What the user asked for.</param>
    /// <param name="cancellation">Ends running stages and programs with all their descendants.</param>
    /// <returns>0 done, 1 a bug or a failed stage, 2 the user's mistake, 130 interrupted.</returns>
    /// <exception cref="MistakeException">What was asked for cannot be.</exception>
    public abstract int Run(CommandRequest request, CancellationToken cancellation);

    /// <summary>Tells whether an exit code other than 0 is an answer, to a question such as whether anything is stale, rather than a failure.</summary>
    public virtual bool IsAnswer(CommandRequest request, int exitCode)
    {
        ArgumentNullException.ThrowIfNull(request);
        return exitCode == 1 && Stages is not null && request.PipelineOptions(Name).DryRun;
    }

    /// <summary>Gets what the first and the last line of output must say: that the results are of sample data, or of little training; null for nothing.</summary>
    public string? Notice(CommandRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var options = request.PipelineOptions(Name);
            return Stages is null || options is { DryRun: true, Json: true } ? null : Pipeline.PipelineCommands.Notice(Stages, options);
        }
        catch (MistakeException)
        {
            // The command itself reports it.
            return null;
        }
    }
}
