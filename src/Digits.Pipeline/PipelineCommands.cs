using System.Diagnostics;
using Digits.Pipeline.Collecting;
using Digits.Pipeline.Drawing;
using Digits.Pipeline.Reporting;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;
using Digits.Pipeline.Verifying;

namespace Digits.Pipeline;

/// <summary>Runs stages and tells their state: what the build's targets call.</summary>
public static class PipelineCommands
{
    private const int Done = 0;
    private const int Failure = 1;
    private const int Mistake = 2;
    private const int Interrupted = 130;

    /// <summary>Brings the asked stages and all that they need up to date, and writes artifacts/run.json.</summary>
    /// <param name="stages">Stage names in any letter case; none means every stage that is not a fallback for missing data.</param>
    /// <param name="options">Where to work and what the user asked for.</param>
    /// <param name="output">Takes the plan and the stages' lines; live progress where it is the console's own writer on a terminal.</param>
    /// <param name="error">Takes the messages of failures.</param>
    /// <param name="cancellation">Ends running stages with all their descendants; nothing half is published.</param>
    /// <returns>0 done, 1 a bug or a failed stage, 2 the user's mistake, 130 interrupted.</returns>
    public static int Run(
        IReadOnlyList<string> stages, PipelineOptions options, TextWriter output, TextWriter error, CancellationToken cancellation = default) =>
        options.DryRun
            ? Status(stages, options, output, error, cancellation)
            : Guarded(options, error, () => new RunCommand(options, output, error).Run(stages, cancellation).GetAwaiter().GetResult());

    /// <summary>Brings all points of a comparison up to date side by side and has them compared; artifacts of the pipeline itself stay as they are.</summary>
    /// <param name="comparison">Which points, and what is read of each.</param>
    /// <param name="options">Where to work and what the user asked for.</param>
    /// <param name="compare">Takes the file with what came of each point; returns an exit code. Not called where no point is good.</param>
    /// <param name="output">Takes the stages' lines.</param>
    /// <param name="error">Takes the messages of failures.</param>
    /// <param name="cancellation">Ends running stages with all their descendants.</param>
    /// <returns>0 done, 1 a bug or a failed stage, 2 the user's mistake, 130 interrupted.</returns>
    /// <remarks>Outputs stay in the store, so a point that any run has made is a hit. A point that fails leaves the others going.</remarks>
    public static int Compare(
        Comparison comparison, PipelineOptions options, Func<string, int> compare, TextWriter output, TextWriter error, CancellationToken cancellation = default) =>
        options.DryRun
            ? Status(() => Session.Open(comparison, options), options, output, error, cancellation)
            : Guarded(options, error, () => new RunCommand(options, output, error).Run(comparison, compare, cancellation).GetAwaiter().GetResult());

    /// <summary>Prints every instance with its state (hit, restored or stale) and why; writes nothing.</summary>
    /// <param name="stages">Stage names in any letter case; none means every stage that is not a fallback for missing data.</param>
    /// <param name="options">Where to look and what the user asked for.</param>
    /// <param name="output">Takes the lines, or with <see cref="PipelineOptions.Json"/> run.json's shape.</param>
    /// <param name="error">Takes the message of a mistake.</param>
    /// <param name="cancellation">Ends the look.</param>
    /// <returns>0 nothing to do, 1 something is stale, 2 the user's mistake, 130 interrupted.</returns>
    public static int Status(
        IReadOnlyList<string> stages, PipelineOptions options, TextWriter output, TextWriter error, CancellationToken cancellation = default) =>
        Status(() => Session.Open(stages, options), options, output, error, cancellation);

    private static int Status(Func<Session> open, PipelineOptions options, TextWriter output, TextWriter error, CancellationToken cancellation) =>
        Guarded(options, error, () =>
        {
            var watch = Stopwatch.StartNew();
            var session = open();
            session.ReadFacts(mayWrite: false);
            session.CompareWithLock();
            using var remote = session.OpenRemote(error.WriteLine, cancellation);
            var results = new Predictor(session).Predict(cancellation);
            int exitCode = RunCommand.TellMistakes(session, results.Values.All(result => result.IsGood) ? Done : Failure, error);
            if (options.Json)
            {
                output.Write(RunLog.ToJson(session, results, watch.Elapsed.TotalSeconds, exitCode));
                output.Flush();
            }
            else
            {
                var report = new ConsoleReport(output, session.Graph.NameWidth);
                using var notices = new Notices(session, report);
                foreach (var instance in session.Graph.Instances)
                {
                    report.State(instance.Shown, results[instance]);
                }

                report.Line(Summary.Counts(results.Values));
            }

            return exitCode;
        });

    /// <summary>Draws the stages with their states: as text, and as artifacts/graph.svg and artifacts/graph.mmd; or prints one format alone.</summary>
    /// <param name="stages">Stage names in any letter case; none means every stage that is not a fallback for missing data.</param>
    /// <param name="options">Where to look and what the user asked for.</param>
    /// <param name="format"><c>text</c> prints a tree and writes the two files; <c>mermaid</c> and <c>svg</c> print that and write nothing.</param>
    /// <param name="output">Takes the drawing.</param>
    /// <param name="error">Takes the message of a mistake.</param>
    /// <param name="cancellation">Ends the look.</param>
    /// <returns>0 drawn, whatever the states, 2 the user's mistake, 130 interrupted.</returns>
    public static int Graph(
        IReadOnlyList<string> stages, PipelineOptions options, string format, TextWriter output, TextWriter error, CancellationToken cancellation = default) =>
        Guarded(options, error, () => new GraphCommand(options, format, output, error).Run(stages, cancellation));

    /// <summary>Builds every recorded instance a second time, aside, from its recorded inputs, and compares contents; what is in place stays.</summary>
    /// <param name="stages">The stages to build again, in any letter case; none means every stage that is not a fallback for missing data.</param>
    /// <param name="options">Where to look and what the user asked for.</param>
    /// <param name="output">Takes a table, and where the contents that differ are kept.</param>
    /// <param name="error">Takes the message of a mistake.</param>
    /// <param name="cancellation">Ends running stages with all their descendants.</param>
    /// <returns>0 all is equal, 1 something differs or could not be verified, 2 the user's mistake, 130 interrupted.</returns>
    /// <remarks>Costs as much time as a first run.</remarks>
    public static int Verify(
        IReadOnlyList<string> stages, PipelineOptions options, TextWriter output, TextWriter error, CancellationToken cancellation = default) =>
        Guarded(options, error, () => new VerifyCommand(options, output).Run(stages, cancellation).GetAwaiter().GetResult());

    /// <summary>Frees what no recent run of any workspace used, in the store and in this workspace's private folder; never what a run under way needs.</summary>
    /// <param name="keep">The number of newest runs of each workspace that stay restorable; null means 10.</param>
    /// <param name="maxSize">The size that the store is brought under by giving up oldest runs first: <c>500MB</c>, <c>2GB</c>; null means any.</param>
    /// <param name="options">Where to work; <see cref="PipelineOptions.DryRun"/> only tells.</param>
    /// <param name="output">Takes what was freed and what is left.</param>
    /// <param name="error">Takes the message of a mistake.</param>
    /// <param name="cancellation">Ends the wait for runs that add to the store.</param>
    /// <returns>0 done, 2 the user's mistake, 130 interrupted.</returns>
    public static int Gc(
        string? keep, string? maxSize, PipelineOptions options, TextWriter output, TextWriter error, CancellationToken cancellation = default) =>
        Guarded(options, error, () => new GcCommand(options, output).Run(GcLimits.Parse(keep, maxSize), cancellation).GetAwaiter().GetResult());

    /// <summary>Removes artifacts/, which the store brings back; waits for a run in this workspace to end.</summary>
    /// <param name="options">Where to work; <see cref="PipelineOptions.DryRun"/> only tells.</param>
    /// <param name="output">Takes what was removed.</param>
    /// <param name="error">Takes the message of a fault.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>0 done, 2 the user's mistake, 130 interrupted.</returns>
    public static int Clean(PipelineOptions options, TextWriter output, TextWriter error, CancellationToken cancellation = default) =>
        Guarded(options, error, () => new CleanCommand(options, output).Run(cancellation).GetAwaiter().GetResult());

    /// <summary>Gets what the first and the last line of output must say of these stages' results: made of sample data, or of little training.</summary>
    /// <param name="stages">Stage names in any letter case; none means every stage that is not a fallback for missing data.</param>
    /// <param name="options">Where to look and what the user asked for.</param>
    /// <returns>The line; null where the results are real, and where a mistake of the user's is in the way, which running them reports.</returns>
    public static string? Notice(IReadOnlyList<string> stages, PipelineOptions options)
    {
        try
        {
            return Notices.Of(Session.Open(stages, options));
        }
        catch (Exception e) when (e is UserErrorException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int Guarded(PipelineOptions options, TextWriter error, Func<int> command)
    {
        try
        {
            return command();
        }
        catch (UserErrorException e)
        {
            error.WriteLine(e.Message);
            return Mistake;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Interrupted.");
            return Interrupted;
        }
        catch (Exception e) when (Describe(e, options) is { } line)
        {
            error.WriteLine(line);
            return Mistake;
        }
    }

    private static string? Describe(Exception exception, PipelineOptions options)
    {
        var workspace = new Workspace(Path.GetFullPath(options.Workspace ?? options.Root));
        return SystemFault.Describe(exception, workspace, Session.StoreFolder(options, workspace));
    }
}
