using Digits.Pages.Reports;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Reporting;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Overview;

/// <summary>Writes artifacts/index.html after a run: what came of it, where the time went, and what changed against earlier runs.</summary>
internal static class IndexPage
{
    /// <summary>Writes the page, and remembers the run for later ones; a fault is a line of warning and fails nothing.</summary>
    /// <param name="session">What ran.</param>
    /// <param name="results">What became of each instance.</param>
    /// <param name="seconds">How long the run took.</param>
    /// <param name="exitCode">How it ended.</param>
    /// <param name="warn">Takes the warning.</param>
    public static void Save(
        Session session, IReadOnlyDictionary<StageInstance, InstanceResult> results, double seconds, int exitCode, Action<string> warn)
    {
        var workspace = session.Workspace;
        List<HistoryEntry> earlier = [];
        Guarded(workspace.History, warn, () => earlier = History.Read(workspace.History));
        FinishedRun? run = null;
        Guarded(workspace.IndexPage, warn, () =>
        {
            run = new FinishedRun(session, results, seconds, exitCode, session.Options.Clock.GetUtcNow(), earlier);
            DurableFile.Replace(workspace.IndexPage, ToHtml(run), durable: false);
        });
        if (run is { IsGood: true } && session.Points.Count == 0)
        {
            Guarded(workspace.History, warn, () => History.Add(workspace.History, earlier, run.Entry));
        }
    }

    /// <summary>Builds the page's text.</summary>
    public static string ToHtml(FinishedRun run)
    {
        var page = new Markup();
        string title = $"{run.Session.Target}: {run.Outcome}";
        string? notice = Notices.Of(run.Session);
        page.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n")
            .Element("title", (notice is null ? "" : "SAMPLE DATA: ") + title).Raw("<style>").Raw(PageStyle.Css).Raw("</style>\n</head>\n<body>\n");
        Banner(page, notice);
        page.Raw("<header>\n").Element("h1", title).Raw("<p>");
        if (run.Session.Options.Command is { Count: > 0 } command)
        {
            // Each a block of its own, so that lines break between them.
            foreach (string argument in CommandText.Of(command))
            {
                page.Raw("<code class=\"part\">").Text(argument).Raw("</code> ");
            }

            page.Text($"ended {run.When}");
        }
        else
        {
            page.Text($"Ended {run.When}");
        }

        page.Raw(".</p>\n</header>\n<main>\n");
        OutcomeSection.Write(page, run);
        PointSection.Write(page, run);
        TimeSection.Write(page, run);
        ChangeSection.Write(page, run);
        InstanceSection.Write(page, run);
        page.Raw("</main>\n<footer>").Element("p", "Digits. This page is about the last run, and is written anew after each.").Raw("</footer>\n");
        Banner(page, notice);
        return page.Raw("</body>\n</html>\n").ToString();
    }

    private static void Banner(Markup page, string? notice)
    {
        if (notice is not null)
        {
            page.Raw("<div class=\"banner\">").Element("p", notice).Raw("</div>\n");
        }
    }

    private static void Guarded(string file, Action<string> warn, Action write)
    {
        try
        {
            write();
        }
#pragma warning disable CA1031 // Whatever is wrong with a page about a run is no reason for the run to fail.
        catch (Exception e)
#pragma warning restore CA1031
        {
            warn($"Not written: {Workspace.Shown(file)} ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}). The run itself is not affected.");
        }
    }
}
