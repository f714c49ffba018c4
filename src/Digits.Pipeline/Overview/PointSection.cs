namespace Digits.Pipeline.Overview;

/// <summary>Shows the table of a search, an ablation or a leaderboard: the first one of the Markdown file that compares its points.</summary>
internal static class PointSection
{
    public static void Write(Markup page, FinishedRun run)
    {
        string file = Path.Combine(run.Session.Workspace.Artifacts, run.Session.Target.ToLowerInvariant(), run.Session.PlanName + ".md");
        const int Interrupted = 130;
        bool wasCompared = run.ExitCode != Interrupted && run.Session.Points.Any(point => point.Instances.All(instance => run.Results[instance].IsGood));
        if (!wasCompared || !File.Exists(file))
        {
            return;
        }

        var rows = Rows(File.ReadAllLines(file));
        if (rows.Count > 0)
        {
            page.Raw("<section id=\"points\">\n").Element("h2", "The points side by side").Table(run.Session.PlanName, rows[0], rows[1..]).Raw("</section>\n");
        }
    }

    // | a | b |, then a rule, then a line for each row.
    private static List<string[]> Rows(string[] lines)
    {
        var rows = new List<string[]>();
        foreach (string line in lines)
        {
            if (!line.StartsWith('|'))
            {
                if (rows.Count > 0)
                {
                    break;
                }
            }
            else if (!line.StartsWith("|-", StringComparison.Ordinal))
            {
                rows.Add(line.Trim('|').Split('|', StringSplitOptions.TrimEntries));
            }
        }

        return rows;
    }
}
