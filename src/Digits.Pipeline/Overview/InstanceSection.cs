using Digits.Pipeline.Reporting;
using Digits.Pipeline.Running;

namespace Digits.Pipeline.Overview;

/// <summary>Lists every instance with its state and why.</summary>
internal static class InstanceSection
{
    public static void Write(Markup page, FinishedRun run)
    {
        page.Raw("<section id=\"instances\">\n").Element("h2", "Every instance").Raw("<div class=\"tables\">\n");
        page.Table("States, and why", ["instance", "state", "took", "making took", "why"], OutcomeSection.InOrder(run).Select(entry => (string[])
        [
            entry.Instance.Shown,
            RunLog.Name(entry.Result.State),
            entry.Result.Seconds > 0 ? ConsoleReport.Time(entry.Result.Seconds) : "",
            entry.Result.State != InstanceState.Ran && entry.Result.Record?.Seconds is { } once ? ConsoleReport.Time(once) : "",
            entry.Result.ShownReason,
        ]),
        1, 4);
        page.Raw("</div>\n</section>\n");
    }
}
