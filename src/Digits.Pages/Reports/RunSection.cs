using System.Globalization;
using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Shows what ran: the data, the params, and what each stage reported.</summary>
internal static class RunSection
{
    public static Section Build(RunResults run)
    {
        var eda = run.Stage("eda");
        string kind = run.Data == DataKind.Real ? "the user's files" : "sample data";
        string folds = run.Folds.Count switch { 0 => "", 1 => " in one fold", var count => $" in {count} folds" };
        string[] sentences =
        [
            $"{Numbers.Count(eda["rows_train"])} images from {kind} were learned from{folds}, "
                + $"{Numbers.Count(eda["rows_test"])} were labelled.",
        ];
        return new Section("run", "What ran", sentences, [])
        {
            Link = new Link("../eda/eda.html", "The data behind it", run.EdaSha256),
            Folded =
            [
                ("Params", new DataTable(["param", "value"], [.. run.Params.Select(p => (string[])[p.Path, p.Value])])),
                ("Metrics of the stages", new DataTable(["stage", "metric", "value"], [.. run.Stages.Concat(run.Baselines.Select(baseline => baseline.Metrics)).SelectMany(Rows)])),
                .. run.Folds.Count == 0 ? Array.Empty<(string, DataTable)>() : [("Metrics of the folds", OfFolds(run.Folds))],
            ],
        };
    }

    private static DataTable OfFolds(IReadOnlyList<StageMetrics> folds) => new(
        ["metric", .. folds.Select(fold => fold.Stage)],
        [
            .. folds.SelectMany(fold => fold.Values.Keys).Distinct().Order(StringComparer.Ordinal).Select(metric => (string[])
                [metric, .. folds.Select(fold => fold.Values.TryGetValue(metric, out double value) ? Text(value) : "")]),
        ]);

    private static IEnumerable<string[]> Rows(StageMetrics metrics) => metrics.Values.Select(m => (string[])[metrics.Stage, m.Key, Text(m.Value)]);

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
