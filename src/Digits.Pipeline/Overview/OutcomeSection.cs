using Digits.Pipeline.Graph;
using Digits.Pipeline.Reporting;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Overview;

/// <summary>Says how a run ended, and leads to what it left.</summary>
internal static class OutcomeSection
{
    public static void Write(Markup page, FinishedRun run)
    {
        page.Raw("<section id=\"outcome\">\n").Element("h2", "What came of it").Raw("<ul class=\"cards\">\n");
        Card(page, "outcome", run.Outcome, Summary.Counts(run.Results.Values));
        Card(page, "time", ConsoleReport.Time(run.Seconds), $"recipe {run.Session.Settings.Recipe}, {run.Session.DataKind} data");
        foreach (string metric in run.Headline.Take(1))
        {
            double now = run.Entry.Metrics[metric];
            string note = run.Comparable.Count > 0 && run.Comparable[^1].Metrics.TryGetValue(metric, out double before)
                ? before == now ? "as in the run before" : $"{Figure.Change(before, now)} against the run before"
                : "no earlier run to compare with";
            Card(page, ChangeSection.Name(metric), Figure.Of(now), note);
        }

        page.Raw("</ul>\n<div class=\"text\">\n");
        foreach (var (instance, result) in InOrder(run))
        {
            if (result.State == InstanceState.Failed)
            {
                page.Element("p", $"{instance.Shown} failed: {result.Reason}.", " class=\"alert\" role=\"note\"");
                page.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Text($"What {instance.Shown} said").Raw("\">").Element("pre", result.Message).Raw("</div>\n");
            }
        }

        Links(page, run);
        page.Raw("</div>\n</section>\n");
    }

    /// <summary>Gets the instances with their results in the graph's order.</summary>
    public static IEnumerable<(StageInstance Instance, InstanceResult Result)> InOrder(FinishedRun run)
    {
        foreach (var instance in run.Session.Graph.Instances)
        {
            yield return (instance, run.Results[instance]);
        }
    }

    private static void Card(Markup page, string name, string value, string note) =>
        page.Raw("<li>").Element("span", name).Element("strong", value).Element("span", note).Raw("</li>\n");

    private static void Links(Markup page, FinishedRun run)
    {
        var workspace = run.Session.Workspace;
        page.Raw("<ul>\n");
        foreach (var stage in run.Session.Catalogue.Stages)
        {
            foreach (string output in stage.Results)
            {
                bool isOfThisRun = false;
                foreach (var (instance, result) in InOrder(run))
                {
                    isOfThisRun |= instance.Stage == stage && result.IsGood && instance.Variant.Length == 0;
                }

                Link(page, workspace, $"{stage.Name}/{stage.Outputs[output]}", stage.Description + (isOfThisRun ? "" : " (of an earlier run)"));
            }
        }

        foreach (string ending in run.Session.Points.Count > 0 ? (string[])[".html", ".md", ".csv"] : [])
        {
            Link(page, workspace, $"{run.Session.Target.ToLowerInvariant()}/{run.Session.PlanName}{ending}", "The points side by side");
        }

        Link(page, workspace, "graph.svg", "The stages and their states when Graph last drew them");
        Link(page, workspace, "run.json", "This run for programs");
        page.Raw("</ul>\n");
    }

    private static void Link(Markup page, Workspace workspace, string path, string what)
    {
        if (File.Exists(Path.Combine(workspace.Artifacts, path)))
        {
            string address = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
            page.Raw("<li><a href=\"").Text(address).Raw("\">").Text(path).Raw("</a>: ").Text(what).Raw("</li>\n");
        }
    }
}
