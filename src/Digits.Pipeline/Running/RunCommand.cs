using System.Diagnostics;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Lockfile;
using Digits.Pipeline.Overview;
using Digits.Pipeline.Points;
using Digits.Pipeline.Provenance;
using Digits.Pipeline.Reporting;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Running;

/// <summary>Runs a session from its lock to its log.</summary>
internal sealed class RunCommand(PipelineOptions options, TextWriter output, TextWriter error)
{
    /// <summary>Brings stages up to date, their outputs among the artifacts.</summary>
    public Task<int> Run(IReadOnlyList<string> stages, CancellationToken cancellation) => Run(() => Session.Open(stages, options), null, cancellation);

    /// <summary>Brings the points of a comparison up to date, and has them compared.</summary>
    /// <param name="comparison">Which points, and what is read of each.</param>
    /// <param name="compare">Takes the file with what came of each point; returns an exit code.</param>
    /// <param name="cancellation">Ends running stages.</param>
    public Task<int> Run(Comparison comparison, Func<string, int> compare, CancellationToken cancellation) => Run(
        () => Session.Open(comparison, options),
        (session, results) => compare(PointResults.Write(session, comparison, results)),
        cancellation);

    private async Task<int> Run(
        Func<Session> open, Func<Session, IReadOnlyDictionary<StageInstance, InstanceResult>, int>? compare, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var workspace = new Workspace(Path.GetFullPath(options.Workspace ?? options.Root));
        var session = open();
        Directory.CreateDirectory(workspace.Artifacts);
        bool waited = false;
        void Waiting()
        {
            output.WriteLine("Waiting for another run in this folder to end.");
            waited = true;
        }

        using var held = await FileLock.Take(workspace.Lock, cancellation, Waiting).ConfigureAwait(false);

        // Hashes and declarations may have changed while we waited.
        session = waited ? open() : session;
        Leftovers.RemoveKilled(workspace);
        session.ReadFacts(mayWrite: true);
        session.CompareWithLock();
        using var entry = RunEntry.Begin(session.Store, workspace, () => output.WriteLine("Waiting for Gc to end."), cancellation);
        session.Entry = entry;
        var report = new ConsoleReport(output, session.Graph.NameWidth);
        using var notices = new Notices(session, report);
        using var remote = session.OpenRemote(report.Notice, cancellation);
        using var runner = new Runner(session, report, watch, cancellation);
        var results = await runner.Run().ConfigureAwait(false);
        if (compare is null)
        {
            if (options.Only.Count == 0)
            {
                Leftovers.Remove(session, results);
            }

            session.Faults.Before(RunStep.WriteProvenance);
            ProvenanceFiles.Write(session, results);
            session.Faults.After(RunStep.WriteProvenance);
        }

        int exitCode = ExitCode(results.Values, cancellation);
        foreach (string message in results.Values.Select(result => result.Message).Where(message => message.Length > 0).DistinctBy(SystemFault.Cause))
        {
            await error.WriteLineAsync("\n" + message).ConfigureAwait(false);
        }

        exitCode = TellMistakes(session, exitCode, error);
        double seconds = watch.Elapsed.TotalSeconds;
        report.Line("");
        report.Line($"{Summary.Counts(results.Values)} in {ConsoleReport.Time(seconds)}");
        foreach (string line in Summary.Results(session, results))
        {
            report.Line(line);
        }

        if (compare is not null && !cancellation.IsCancellationRequested && session.Points.Any(point => point.Instances.All(instance => results[instance].IsGood)))
        {
            report.Line("");
            int compared = compare(session, results);
            exitCode = exitCode == 0 ? compared : exitCode;
            Leftovers.RemovePoints(workspace);
        }
        else if (compare is null && exitCode == 0)
        {
            session.Faults.Before(RunStep.SaveLock);
            LockUpdate.Run(session, results, report, error);
            session.Faults.After(RunStep.SaveLock);
        }

        session.Faults.Before(RunStep.SaveStamps);
        session.Hasher.Save();
        session.Faults.After(RunStep.SaveStamps);
        session.Faults.Before(RunStep.SaveRunJson);
        RunLog.Save(workspace, RunLog.ToJson(session, results, seconds, exitCode), options.Clock);
        session.Faults.After(RunStep.SaveRunJson);
        IndexPage.Save(session, results, seconds, exitCode, report.Notice);
        if (remote is not null)
        {
            await remote.Finish(report.Line).ConfigureAwait(false);
        }

        return exitCode;
    }

    /// <summary>Says why points of a comparison were left out.</summary>
    /// <returns>The exit code; 2 where it was 0 and there are such points.</returns>
    public static int TellMistakes(Session session, int exitCode, TextWriter error)
    {
        const int Mistake = 2;
        foreach (string message in session.Mistakes.Select(mistake => mistake.Message).Distinct())
        {
            error.WriteLine("\n" + message);
        }

        return exitCode == 0 && session.Mistakes.Count > 0 ? Mistake : exitCode;
    }

    private static int ExitCode(IEnumerable<InstanceResult> results, CancellationToken cancellation)
    {
        const int Interrupted = 130;
        int[] codes = [.. results.Select(result => result.ExitCode).Where(code => code != 0).Distinct()];
        return cancellation.IsCancellationRequested ? Interrupted : codes.Length == 0 ? 0 : codes.Min();
    }
}
