using Digits.Pipeline.Reporting;

namespace Digits.Pipeline.Overview;

/// <summary>Says which metrics differ from those of earlier runs, and what may be why.</summary>
internal static class ChangeSection
{
    private const int CausesTold = 3;
    private const int RunsShown = 12;
    private const int Columns = 4;

    public static void Write(Markup page, FinishedRun run)
    {
        if (run.Session.Points.Count > 0)
        {
            return;
        }

        page.Raw("<section id=\"changes\">\n").Element("h2", "What changed").Raw("<div class=\"text\">\n");
        if (run.Comparable.Count == 0)
        {
            page.Element("p", $"No earlier good run of {run.Session.Target} with this kind of data is remembered here that found, or was made of, something else.");
        }
        else
        {
            var before = run.Comparable[^1];
            var causes = Difference.Causes(before, run.Entry, !run.IsGood);
            var metrics = HeadlineFirst(run, run.IsGood ? Difference.Metrics(before, run.Entry) : []);
            page.Element("p", Sentences(run, before, metrics, causes)).Raw("<div class=\"tables\">\n");
            if (metrics.Count > 0)
            {
                page.Table("Metrics", ["metric", "before", "now", "difference"], metrics.Select(metric => (string[])
                    [Name(metric.Id), metric.Before ?? "none", metric.Now ?? "none", Change(before, run.Entry, metric.Id)]));
            }

            if (causes.Count > 0)
            {
                page.Table("Made of", ["what", "before", "now"], causes.Select(cause => (string[])[cause.Name, cause.Before ?? "none", cause.Now ?? "none"]));
            }

            page.Raw("</div>\n");
            Earlier(page, run);
        }

        page.Raw("</div>\n</section>\n");
    }

    /// <summary>Gets a metric's name as people read it: <c>ensemble oof accuracy</c>.</summary>
    public static string Name(string metric) => metric.Replace('.', ' ').Replace('_', ' ');

    private static List<Difference> HeadlineFirst(FinishedRun run, List<Difference> metrics) =>
        [.. metrics.Where(metric => run.Headline.Contains(metric.Id)), .. metrics.Where(metric => !run.Headline.Contains(metric.Id))];

    private static string Sentences(FinishedRun run, HistoryEntry before, List<Difference> metrics, List<Difference> causes)
    {
        string against = $"Against the run of {before.When}: ";
        if (!run.IsGood)
        {
            return causes.Count == 0 ? $"{against}as far as it came, this run was made of the same." : $"{against}{Told(causes)}. Whether that is why this run {run.Outcome} is not known.";
        }

        if (metrics.Count == 0)
        {
            return $"{against}{Told(causes)}. No metric changed.";
        }

        var first = metrics.Find(metric => metric is { Before: not null, Now: not null }) ?? metrics[0];
        var reaching = Difference.Reaching(first.Id.Split('.')[0], causes, run.Session, run.Results);
        string change = first is { Before: not null, Now: not null }
            ? $"{Name(first.Id)} {first.Before} → {first.Now} ({Change(before, run.Entry, first.Id)})"
            : $"{Name(first.Id)} {first.Before ?? "none"} → {first.Now ?? "none"}";
        string why = reaching.Count == 0 ? "although params, code and data are the same: a stage is not deterministic" : $"because {Told(reaching)}";
        string more = metrics.Count == 1 ? "No other metric changed." : $"{metrics.Count} metrics changed in all.";
        return $"{against}{change}, {why}. {more}";
    }

    private static string Told(List<Difference> causes)
    {
        string told = string.Join(", ", causes.Take(CausesTold).Select(cause => cause.Text));
        return causes.Count > CausesTold ? $"{told} and {causes.Count - CausesTold} more" : told;
    }

    private static string Change(HistoryEntry before, HistoryEntry now, string metric) =>
        before.Metrics.TryGetValue(metric, out double old) && now.Metrics.TryGetValue(metric, out double value) ? Figure.Change(old, value) : "";

    private static void Earlier(Markup page, FinishedRun run)
    {
        List<HistoryEntry> runs = [.. run.Comparable, .. run.IsGood ? (HistoryEntry[])[run.Row] : []];
        string[] columns = [.. run.Headline.Where((metric, place) => place == 0 || IsVaried(runs, metric)).Take(Columns)];
        page.Table($"Runs of {run.Session.Target}, the newest first", ["ended", "recipe", .. columns.Select(Name), "took", "made of something else than the run before"],
            Enumerable.Range(0, Math.Min(RunsShown, runs.Count)).Select(back => runs.Count - 1 - back).Select(index => (string[])
            [
                runs[index].When, runs[index].Recipe,
                .. columns.Select(metric => runs[index].Metrics.TryGetValue(metric, out double value) ? Figure.Of(value) : ""),
                ConsoleReport.Time(runs[index].Seconds),
                index == 0 ? "" : Told(Difference.Causes(runs[index - 1], runs[index], isPartial: false)),
            ]),
            1, columns.Length + 3);
    }

    private static bool IsVaried(List<HistoryEntry> runs, string metric)
    {
        var values = new HashSet<double>();
        foreach (var run in runs)
        {
            if (run.Metrics.TryGetValue(metric, out double value))
            {
                values.Add(value);
            }
        }

        return values.Count > 1;
    }
}
