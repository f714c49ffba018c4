using System.Globalization;
using Digits.Core.Metrics;
using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Holds the run against simple models on the same rows.</summary>
internal static class ComparisonSection
{
    // Below it a chance is given as a bound: nobody reads more zeros.
    private const double LeastChance = 0.0001;

    // Models further off would press all others together: the table has them.
    private const double Near = 0.3;

    public static Section? Build(RunResults run)
    {
        if (run.Baselines.Count == 0)
        {
            return null;
        }

        var own = Score.Of("this run", run.Stage("ensemble"), run.Confidence);
        var others = run.Baselines.Select(b => (Baseline: b, Score: Score.Of(b.Name, b.Metrics, run.Confidence), Test: b.Against(run.OutOfFold, run.Train.Labels!)))
            .OrderByDescending(b => b.Score.Correct).ToArray();
        var best = others[0];
        string[] sentences =
        [
            Against(own, best.Score, best.Test, others.Length),
            Meaning(best.Test, run.Confidence),
            .. others.Length > 1 ? [Rest(others[1..].Select(o => o.Score), own)] : Array.Empty<string>(),
        ];
        var near = others.Where(o => Math.Abs(o.Score.Accuracy - own.Accuracy) <= Near).ToArray();
        var chart = new DotChart
        {
            Id = "baseline-accuracy",
            Title = $"Accuracy against {(others.Length == 1 ? "the baseline" : "baselines")}",
            Description = $"This run at {Percent(own.Accuracy)}, {string.Join(", ", others.Select(o => $"{o.Score.Name} at {Percent(o.Score.Accuracy)}"))}.",
            LabelTitle = "model",
            ValueTitle = "out-of-fold accuracy, %",
            Dots = [own.ToDot(Hue.Red), .. near.Select(o => o.Score.ToDot(Hue.Blue))],
        };
        return new Section("baselines", others.Length == 1 ? "Against the baseline" : "Against the baselines", sentences, [chart])
        {
            Tables =
            [
                ("On the same rows", new DataTable(
                    ["model", "errors", "log loss", "right by this run alone", "right by it alone", "chance if equally good"],
                    [
                        ["this run", Numbers.Count(own.Errors), Loss(run.Stage("ensemble")), "", "", ""],
                        .. others.Select(o => (string[])
                        [
                            o.Score.Name + (o.Baseline.Metrics.Values.GetValueOrDefault("converged", 1) == 0 ? " (stopped before it converged)" : ""),
                            Numbers.Count(o.Score.Errors), Loss(o.Baseline.Metrics), Numbers.Count(o.Test.OnlyFirst), Numbers.Count(o.Test.OnlySecond), Chance(o.Test.P),
                        ]),
                    ])),
            ],
        };
    }

    private static string Against(Score own, Score best, McNemarTest test, int count) =>
        $"{Upper(best.Name)}{(count == 1 ? "" : ", the strongest baseline,")} makes {Numbers.Count(best.Errors)} errors on the same {Numbers.Count(own.Rows)} rows, this run {Numbers.Count(own.Errors)}: "
            + $"on {Numbers.Count(test.OnlyFirst)} this run alone is right, on {Numbers.Count(test.OnlySecond)} the baseline alone.";

    private static string Rest(IEnumerable<Score> rest, Score own) => $"The others: {string.Join(", ", rest.Select(score => own.Errors == 0
        ? $"{score.Name} {Numbers.Count(score.Errors)} errors"
        : $"{score.Name} {Numbers.Fixed((double)score.Errors / own.Errors, 1)} times as many errors as this run"))}.";

    private static string Meaning(McNemarTest test, double confidence) =>
        test.P >= 1 - confidence ? $"By McNemar's test such a split is likely if both are equally good (p {Chance(test.P)}): training adds nothing that can be told from luck."
        : test.OnlyFirst > test.OnlySecond ? $"If both were equally good, so uneven a split would be rare (McNemar's test, p {Chance(test.P)}): what training adds is real."
        : $"If both were equally good, so uneven a split would be rare (McNemar's test, p {Chance(test.P)}): training does worse than the baseline, look at its curves.";

    private static string Chance(double p) => p < LeastChance ? "below 0.0001" : p.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Loss(StageMetrics metrics) => metrics.Values.TryGetValue("oof_log_loss", out double loss) ? Numbers.Fixed(loss, 4) : "";

    private static string Percent(double share) => Numbers.Percent(share, 2);

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
