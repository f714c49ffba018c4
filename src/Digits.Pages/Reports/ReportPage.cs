using Digits.Pages.Previews;

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
        var joint = ConfidentJoint.Of(run.OutOfFold, run.Train.Labels!);
        var page = new HtmlPage(
            "How well the digits are read",
            "All scores are out of fold: each image is judged by models that never saw it in training.",
            run.Data,
            [
                ScoreSection.Build(run),
                .. run.Curves.Count > 0 ? OfTraining(run) : [],
                ConfusionSection.Build(run.Confusion),
                ClassSection.Build(run.Confusion, run.Confidence),
                CalibrationSection.Build(run),
                RocSection.Build(run),
                HardestSection.Build(run.Train, hardest),
                ErrorSection.Build(run, parameters.ConfidentErrors),
                EasiestSection.Build(run, parameters.Easiest),
                DoubtSection.Build(run.Train, joint, run.Confusion.Accuracy, run.Doubts, parameters.Doubts),
                .. Some(DisagreementSection.Build(run, parameters.Disputed)),
                .. Some(ViewSection.Build(run)),
                .. Some(run.Draws is null ? null : PreviewSection.Build(run.Draws, DrawSheet.Rows(run.Train))),
                RunSection.Build(run),
                ProvenanceSection.Build(run),
            ]);
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["errors"] = run.Confusion.Errors,
            ["n"] = run.Confusion.Total,
            ["label_doubts"] = joint.Issues.Count,
            ["hardest_probability"] = hardest.Length == 0 ? 1 : hardest[0].TrueProbability,
            ["errors_shown"] = hardest.Count(d => d.Label != d.Predicted),
        };
        return (page, metrics);
    }

    private static IEnumerable<Section> OfTraining(RunResults run) =>
    [
        .. Some(ComparisonSection.Build(run)),
        CurveSection.Build(run.Curves),
        ScheduleSection.Build(run.Curves, run.StepRates, run.Recipe?.Train.Epochs ?? 0),
        DiagnosisSection.Build(run),
    ];

    private static IEnumerable<Section> Some(Section? section) => section is null ? [] : [section];
}
