namespace Digits.Pipeline;

/// <summary>Runs stages and tells their state: what the build's targets call.</summary>
public static class PipelineCommands
{
    /// <summary>Brings the asked stages and all that they need up to date, and writes artifacts/run.json.</summary>
    /// <param name="stages">Stage names in any letter case; none means every stage that is not a fallback for missing data.</param>
    /// <param name="options">Where to work and what the user asked for.</param>
    /// <param name="output">Takes the plan and the stages' lines; live progress where it is the console's own writer on a terminal.</param>
    /// <param name="error">Takes the messages of failures.</param>
    /// <param name="cancellation">Ends running stages with all their descendants; nothing half is published.</param>
    /// <returns>0 done, 1 a bug or a failed stage, 2 the user's mistake, 130 interrupted.</returns>
    public static int Run(
        IReadOnlyList<string> stages, PipelineOptions options, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        error.WriteLine("not yet");
        return 1;
    }

    /// <summary>Prints every instance with its state (hit, restored or stale) and why; writes nothing.</summary>
    /// <param name="stages">Stage names in any letter case; none means every stage that is not a fallback for missing data.</param>
    /// <param name="options">Where to look and what the user asked for.</param>
    /// <param name="output">Takes the lines, or with <see cref="PipelineOptions.Json"/> run.json's shape.</param>
    /// <param name="error">Takes the message of a mistake.</param>
    /// <param name="cancellation">Ends the look.</param>
    /// <returns>0 nothing to do, 1 something is stale, 2 the user's mistake, 130 interrupted.</returns>
    public static int Status(
        IReadOnlyList<string> stages, PipelineOptions options, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        error.WriteLine("not yet");
        return 1;
    }
}
