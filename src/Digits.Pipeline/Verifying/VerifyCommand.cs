using System.Diagnostics;
using Digits.Pipeline.Reporting;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Verifying;

/// <summary>Builds every instance a second time and compares contents.</summary>
internal sealed class VerifyCommand(PipelineOptions options, TextWriter output)
{
    private const int Done = 0;
    private const int Failure = 1;

    /// <param name="only">The stages to build again; none means all that are not a fallback for missing data.</param>
    /// <param name="cancellation">Ends the running stages.</param>
    public async Task<int> Run(IReadOnlyList<string> only, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var workspace = new Workspace(Path.GetFullPath(options.Workspace ?? options.Root));

        // Another run would replace what is compared.
        using var held = await FileLock.Take(workspace.Lock, cancellation, () => output.WriteLine("Waiting for another run in this folder to end.")).ConfigureAwait(false);
        var session = Session.Open(only, options);
        session.ReadFacts(mayWrite: true);
        var judge = new Judge(session);
        var asked = only.Select(name => session.Catalogue.Find(name)!.Name).ToHashSet();
        List<Recorded> all = [.. RecordedRun.Of(session, judge).Where(recorded => asked.Count == 0 || asked.Contains(recorded.Instance.Stage.Name))];
        if (all.TrueForAll(recorded => recorded.Record is null))
        {
            throw new UserErrorException(
                "no record of an earlier run", "a run to compare with (--target=Submission makes one)", Path.Combine(workspace.Private, "instances"));
        }

        var report = new ConsoleReport(output, session.Graph.NameWidth);
        using var notices = new Notices(session, report);
        using var scratch = new Scratch(session);
        var results = await new Rebuild(session, judge, scratch, report).Run(all, cancellation).ConfigureAwait(false);
        report.Line("");
        foreach (string line in VerifyTable.Lines(results).Concat(Kept(scratch, results)))
        {
            report.Line(line);
        }

        report.Line("");
        report.Line($"{Counts(results)} in {ConsoleReport.Time(watch.Elapsed.TotalSeconds)}");
        session.Hasher.Save();
        return results.All(result => result.IsEqual) ? Done : Failure;
    }

    private static IEnumerable<string> Kept(Scratch scratch, IReadOnlyList<Rebuilt> results)
    {
        foreach (var result in results)
        {
            foreach (string name in result.Differing)
            {
                var (recorded, rebuilt) = scratch.Keep(result, name);
                yield return "";
                yield return $"{result.Instance.Name}.{name} differs ({VerifyTable.Cause(result)})";
                yield return $"  recorded: {(recorded is null ? "lost" : Workspace.Shown(recorded))}";
                yield return $"  rebuilt:  {(rebuilt is null ? "none" : Workspace.Shown(rebuilt))}";
            }
        }
    }

    private static string Counts(IReadOnlyList<Rebuilt> results)
    {
        int equal = results.Count(result => result.IsEqual);
        int unverified = results.Count(result => result.Problem.Length > 0);
        return $"{results.Count} instance{(results.Count == 1 ? "" : "s")}: {equal} equal, {results.Count - equal - unverified} different, {unverified} not verified";
    }
}
