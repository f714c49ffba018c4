using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Reports;

public class BaselineComparisonTests
{
    [Fact]
    public void Rows_that_one_alone_reads_right_are_counted()
    {
        var run = SmallRun.Create();

        var test = run.Baselines[0].Against(run.OutOfFold, run.Train.Labels!);

        Assert.Equal((8, 1), (test.OnlyFirst, test.OnlySecond));
    }

    [Fact]
    public void A_baseline_of_other_rows_is_an_error()
    {
        var run = SmallRun.Create();
        var other = run.Baselines[0] with { OutOfFold = new ClassProbabilities([0], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]) };

        var error = Assert.Throws<InputException>(() => other.Against(run.OutOfFold, run.Train.Labels!));

        Assert.Equal("Found:    1 rows predicted by logistic regression\nExpected: the 40 rows that the ensemble predicts\nWhere:    report", error.Message);
    }

    [Fact]
    public void Of_several_baselines_the_strongest_is_tested_and_all_are_listed()
    {
        var run = SmallRun.Create();
        byte[] labels = run.Train.Labels!;
        var nearest = new NamedBaseline(
            "nearest neighbours", SmallRun.Metrics("baseline[knn]", ("n", 40), ("oof_accuracy", 0.9), ("converged", 0)),
            SmallRun.Predicted(labels, (4, 9, 0.9f), (21, 7, 0.9f), (39, 4, 0.9f), (0, 1, 0.9f)));

        var section = ReportPageTests.Build(run with { Baselines = [.. run.Baselines, nearest] }).Sections.Single(s => s.Id == "baselines");

        Assert.Equal("Against the baselines", section.Heading);
        Assert.Equal(
            [
                "Nearest neighbours, the strongest baseline, makes 4 errors on the same 40 rows, this run 3: on 1 this run alone is right, on 0 the baseline alone.",
                "By McNemar's test such a split is likely if both are equally good (p 1.0000): training adds nothing that can be told from luck.",
                "The others: logistic regression 3.3 times as many errors as this run.",
            ],
            section.Sentences);
        Assert.Equal(
            ["this run", "nearest neighbours (stopped before it converged)", "logistic regression"], section.Tables[0].Table.Rows.Select(row => row[0]));
    }

    [Fact]
    public void A_baseline_far_off_is_in_the_table_alone()
    {
        var run = SmallRun.Create();
        var majority = new NamedBaseline(
            "majority", SmallRun.Metrics("baseline[majority]", ("n", 40), ("oof_accuracy", 0.1)),
            SmallRun.Predicted(run.Train.Labels!, [.. Enumerable.Range(0, 40).Where(row => row % 10 != 1).Select(row => (row, 1, 0.9f))]));

        var section = ReportPageTests.Build(run with { Baselines = [.. run.Baselines, majority] }).Sections.Single(s => s.Id == "baselines");

        var chart = Assert.IsType<Digits.Pages.Charts.DotChart>(Assert.Single(section.Figures));
        Assert.Equal(["this run", run.Baselines[0].Name], chart.Dots.Select(dot => dot.Label));
        Assert.Contains("majority", section.Tables[0].Table.Rows.Select(row => row[0]));
    }

    [Fact]
    public void A_run_that_loses_is_told_so()
    {
        var run = SmallRun.Create();
        byte[] labels = run.Train.Labels!;
        var guessing = SmallRun.Predicted(labels, [.. Enumerable.Range(0, 30).Select(row => (row, (labels[row] + 1) % 10, 0.9f))]);

        var section = ReportPageTests.Build(run with
        {
            OutOfFold = guessing,
            Stages = [.. run.Stages.Select(s => s.Stage == "ensemble" ? SmallRun.Metrics("ensemble", ("n", 40), ("oof_accuracy", 0.25)) : s)],
        }).Sections.Single(s => s.Id == "baselines");

        Assert.EndsWith("training does worse than the baseline, look at its curves.", section.Sentences[1], StringComparison.Ordinal);
    }
}
