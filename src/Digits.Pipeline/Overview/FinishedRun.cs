using System.Globalization;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Running;

namespace Digits.Pipeline.Overview;

/// <summary>A run that ended, with the earlier ones that it can be compared with.</summary>
internal sealed class FinishedRun
{
    /// <param name="session">What ran.</param>
    /// <param name="results">What became of each instance.</param>
    /// <param name="seconds">How long it took.</param>
    /// <param name="exitCode">How it ended.</param>
    /// <param name="now">When it ended.</param>
    /// <param name="earlier">All good runs that the workspace remembers, the oldest first.</param>
    public FinishedRun(
        Session session, IReadOnlyDictionary<StageInstance, InstanceResult> results, double seconds, int exitCode, DateTimeOffset now, IReadOnlyList<HistoryEntry> earlier)
    {
        Session = session;
        Results = results;
        Seconds = seconds;
        ExitCode = exitCode;
        When = now.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        Row = Entry = HistoryEntry.Of(session, results, seconds, When);
        Comparable = session.Points.Count > 0 ? [] : [.. earlier.Where(entry => entry.Sort == Entry.Sort)];
        if (exitCode == 0 && Comparable.Count > 0 && Comparable[^1].IsLike(Entry))
        {
            Row = Comparable[^1];
            Comparable.RemoveAt(Comparable.Count - 1);
        }
    }

    public Session Session { get; }

    public IReadOnlyDictionary<StageInstance, InstanceResult> Results { get; }

    public double Seconds { get; }

    public int ExitCode { get; }

    /// <summary>Gets when it ended.</summary>
    public string When { get; }

    /// <summary>Gets what it found, made of what.</summary>
    public HistoryEntry Entry { get; }

    /// <summary>Gets what the workspace remembers of it: the first run of those that found the same one after the other.</summary>
    public HistoryEntry Row { get; }

    /// <summary>Gets the good runs of the same sort that found something else, or the same made of something else; the oldest first.</summary>
    public List<HistoryEntry> Comparable { get; }

    public bool IsGood => ExitCode == 0;

    /// <summary>Gets how it ended in a word.</summary>
    public string Outcome => ExitCode switch
    {
        0 => "done",
        130 => "interrupted",
        _ => "failed",
    };

    /// <summary>Gets the metrics that stages name as telling how good an output is, as far as this run has them.</summary>
    public IReadOnlyList<string> Headline { get => field ??= FindHeadline(); }

    private List<string> FindHeadline()
    {
        var found = new List<string>();
        if (Session.Points.Count > 0)
        {
            // A mean over several points tells of none of them.
            return found;
        }

        foreach (var stage in Session.Catalogue.Stages)
        {
            foreach (var metrics in stage.Provenance.Values)
            {
                foreach (string metric in metrics)
                {
                    if (Entry.Metrics.ContainsKey(metric) && !found.Contains(metric))
                    {
                        found.Add(metric);
                    }
                }
            }
        }

        return found;
    }
}
