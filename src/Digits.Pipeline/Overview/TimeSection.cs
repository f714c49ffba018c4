using Digits.Pipeline.Reporting;
using Digits.Pipeline.Running;

namespace Digits.Pipeline.Overview;

/// <summary>Shows where a run's time went, and how long the making of what it did not run again once took.</summary>
internal static class TimeSection
{
    public static void Write(Markup page, FinishedRun run)
    {
        var (now, making) = (new List<TimeBar>(), new List<TimeBar>());
        double work = 0, saved = 0;
        TimeBar? longest = null;
        foreach (var (instance, result) in OutcomeSection.InOrder(run))
        {
            double? made = result.Record?.Seconds;
            bool isReused = result.State is InstanceState.Hit or InstanceState.Restored;
            if (result.State != InstanceState.Skipped)
            {
                string note = result.State is InstanceState.Ran or InstanceState.Failed ? ConsoleReport.Time(result.Seconds)
                    : made is { } once ? $"made in {ConsoleReport.Time(once)}" : "";
                var bar = new TimeBar(instance.Shown, result.State, result.Began, result.Ended, note);
                now.Add(result.State is InstanceState.Hit ? bar with { Start = result.Ended } : bar);
                work += result.Seconds;
                longest = result.Seconds > (longest is null ? 0 : longest.End - longest.Start) ? bar : longest;
            }

            saved += isReused ? made ?? 0 : 0;
            double took = result.State == InstanceState.Ran ? result.Seconds : made ?? 0;
            if (took > 0)
            {
                making.Add(new TimeBar(instance.Shown, result.State, 0, took, ConsoleReport.Time(took)));
            }
        }

        page.Raw("<section id=\"time\">\n").Element("h2", "Where the time went").Raw("<div class=\"text\">\n").Element("p", Sentences(run, work, saved, longest)).Raw("</div>\n<div class=\"figures\">\n");
        now.Sort((one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : one.End.CompareTo(other.End));
        if (now.Count > 0)
        {
            TimeFigure.Draw(
                page, "run-time", "This run" + Shortened(now), $"One line for each instance from its start to its end; the run took {ConsoleReport.Time(run.Seconds)}.", Longest(now), isWide: saved == 0);
        }

        if (saved > 0)
        {
            TimeFigure.Draw(
                page, "making", "What making each took, now or earlier" + Shortened(making),
                "One bar for each instance: the time from its start to its published outputs when it last ran, here or on the machine that shared it.", Longest(making), isWide: now.Count == 0);
        }

        page.Raw("</div>\n</section>\n");
    }

    private static string Sentences(FinishedRun run, double work, double saved, TimeBar? longest)
    {
        string text = longest is null ? $"Nothing ran: all of the {ConsoleReport.Time(run.Seconds)} went into finding that out."
            : $"Stages took {ConsoleReport.Time(work)} of work in a run of {ConsoleReport.Time(run.Seconds)}; the longest was {longest.Label} with {ConsoleReport.Time(longest.End - longest.Start)}.";
        return saved > 0 ? $"{text} What is a hit or restored was once made in {ConsoleReport.Time(saved)} in all." : text;
    }

    // Many points of a comparison would make a figure longer than anybody looks at: then the longest lines alone, in their order.
    private static List<TimeBar> Longest(List<TimeBar> bars)
    {
        if (bars.Count <= TimeFigure.MostRows)
        {
            return bars;
        }

        var kept = bars.OrderByDescending(bar => bar.End - bar.Start).Take(TimeFigure.MostRows).ToHashSet();
        return bars.FindAll(kept.Contains);
    }

    private static string Shortened(List<TimeBar> bars) => bars.Count > TimeFigure.MostRows ? $": the longest {TimeFigure.MostRows} of {bars.Count}" : "";
}
