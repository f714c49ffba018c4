namespace Digits.Pages.Reports;

/// <summary>Shows a run's scores on one page; each section says what its figures show.</summary>
public static class ReportPage
{
    /// <summary>Builds the page and its metrics.</summary>
    /// <param name="run">What the stages before this one found.</param>
    /// <param name="parameters">What to show.</param>
    public static (HtmlPage Page, SortedDictionary<string, double> Metrics) Build(RunResults run, ReportParams parameters)
    {
        var hardest = HardestDigits.Find(run.OutOfFold, run.Train.Labels!, parameters.Hardest);
        var page = new HtmlPage(
            "How well the digits are read",
            "All scores are out of fold: each image is judged by models that never saw it in training.",
            run.Data,
            [
                ScoreSection.Build(run),
                .. run.Curves.Count > 0 ? [CurveSection.Build(run.Curves)] : Array.Empty<Section>(),
                ConfusionSection.Build(run.Confusion),
                RocSection.Build(run),
                HardestSection.Build(run.Train, hardest),
                RunSection.Build(run),
            ]);
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["errors"] = run.Confusion.Errors,
            ["n"] = run.Confusion.Total,
            ["hardest_probability"] = hardest.Length == 0 ? 1 : hardest[0].TrueProbability,
            ["errors_shown"] = hardest.Count(d => d.Label != d.Predicted),
        };
        return (page, metrics);
    }
}
