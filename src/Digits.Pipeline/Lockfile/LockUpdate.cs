using Digits.Pipeline.Graph;
using Digits.Pipeline.Reporting;
using Digits.Pipeline.Running;

namespace Digits.Pipeline.Lockfile;

/// <summary>Decides after a good run whether it is one that the lock records.</summary>
/// <remarks>
/// The lock says what pipeline.json gives in its own folder. So a run with <c>--set</c>, which pipeline.json does not show, records nothing, nor does
/// one with another workspace, nor, of course, one that had to equal the lock; nor one of some instances, for a stage's entry holds them all.
/// </remarks>
internal static class LockUpdate
{
    /// <param name="session">The run.</param>
    /// <param name="results">What became of each instance: all are good.</param>
    /// <param name="report">Is told when the file changed: it is meant to be committed.</param>
    /// <param name="error">Is told why a file that cannot be understood stays as it is; the run is good all the same.</param>
    public static void Run(Session session, IReadOnlyDictionary<StageInstance, InstanceResult> results, ConsoleReport report, TextWriter error)
    {
        bool isOwn = Path.TrimEndingDirectorySeparator(session.Workspace.Root) == Path.TrimEndingDirectorySeparator(session.Options.Root);
        if (session.Options.Locked || session.Options.Set.Count > 0 || session.Options.Only.Count > 0 || !isOwn)
        {
            return;
        }

        try
        {
            if (LockFile.Update(session, results))
            {
                report.Line($"{LockFile.Name} now records this run: recipe \"{session.Settings.Recipe}\" on {LockedRun.Data(session)} data");
            }
        }
        catch (UserErrorException fault)
        {
            error.WriteLine($"\n{LockFile.Name} stays as it is, and does not record this run:\n{fault.Message}");
        }
    }
}
