using Digits.Core.Metrics;
using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Shows the accuracy of the ensemble, of its folds and of the best baseline.</summary>
internal static class ScoreSection
{
    public static Section Build(RunResults run)
    {
        var ensemble = Score.Of("all folds", run.Stage("ensemble"), run.Confidence);
        Score[] baselines = [.. run.Baselines.Select(baseline => Score.Of(baseline.Name, baseline.Metrics, run.Confidence)).OrderBy(baseline => baseline.Errors).Take(1)];
        Score[] folds = [.. run.Folds.Zip(run.Curves, (m, curve) => Score.Of(curve.Name, m, run.Confidence))];
        string level = Numbers.Percent(run.Confidence, run.Confidence == 0.95 ? 0 : 2);
        string[] sentences =
        [
            $"{Numbers.Count(ensemble.Correct)} of {Numbers.Count(ensemble.Rows)} images are read right.",
            .. folds.Length > 0 ? [Spread(folds, ensemble)] : Array.Empty<string>(),
            .. Members(run.Stage("ensemble")),
            .. folds.Length > 0 ? baselines.Select(baseline => Against(ensemble, baseline)) : [],
            .. Guessing(run.Stage("ensemble")),
        ];
        var chart = new DotChart
        {
            Id = "fold-accuracy",
            Title = $"Accuracy of each fold, with {level} intervals",
            Description = (folds.Length > 1 ? $"{folds.Length} folds between {Percent(folds.Min(f => f.Accuracy))} and {Percent(folds.Max(f => f.Accuracy))}, " : "")
                + $"all folds together at {Percent(ensemble.Accuracy)}.",
            LabelTitle = "fold",
            ValueTitle = "out-of-fold accuracy, %",
            Decimals = 3,
            Dots = [.. folds.Select(f => f.ToDot(Hue.Blue)), ensemble.ToDot(Hue.Red)],
        };
        return new Section("scores", "Scores", sentences, [chart])
        {
            Alert = Seen((int)run.Stage("eda").Values.GetValueOrDefault("duplicates_shared")),
            Cards =
            [
                new Card(
                    "Out-of-fold accuracy",
                    Percent(ensemble.Accuracy),
                    $"{level} interval {Percent(ensemble.Interval.Low)} to {Percent(ensemble.Interval.High)}"),
                new Card("Errors", Numbers.Count(ensemble.Errors), $"of {Numbers.Count(ensemble.Rows)} images"),
                .. AgainstBest(run.Stage("ensemble")),
                new Card("Macro F1", Numbers.Fixed(run.Confusion.MacroF1, 4), run.Confusion.Present.Length == 10 ? "mean of the ten digits' F1" : $"mean of {run.Confusion.Present.Length} digits' F1"),
                .. baselines.Select(baseline => new Card("Best baseline", Percent(baseline.Accuracy), $"{baseline.Name}, {Numbers.Count(baseline.Errors)} errors")),
            ],
        };
    }

    private static string? Seen(int seen) => seen == 0 ? null
        : $"Leakage: {Numbers.Count(seen)} test {(seen == 1 ? "image is" : "images are")} among the training images, pixel by pixel: a submission's score on {(seen == 1 ? "it" : "them")} tells nothing about new digits.";

    private static string Spread(Score[] folds, Score ensemble)
    {
        if (folds.Length == 1)
        {
            return "They are those of one fold, so nothing here tells how far the accuracy depends on the split.";
        }

        var outside = folds.Where(f => ensemble.Accuracy < f.Interval.Low || ensemble.Accuracy > f.Interval.High).Select(f => f.Name).ToArray();
        string range = $"Folds lie between {Percent(folds.Min(f => f.Accuracy))} and {Percent(folds.Max(f => f.Accuracy))}; ";
        return range + (outside.Length == 0
            ? "every fold's interval holds the accuracy of all, so no fold stands out."
            : $"the interval of {string.Join("; ", outside)} does not hold the accuracy of all: look at that learning curve first.");
    }

    private static string[] Members(StageMetrics ensemble)
    {
        const string of = "oof_accuracy[";
        var members = ensemble.Values.Where(m => m.Key.StartsWith(of, StringComparison.Ordinal)).Select(m => (Name: m.Key[of.Length..^1], Accuracy: m.Value)).ToArray();
        if (members.Length == 0)
        {
            return [];
        }

        double gain = ensemble["gain"];
        string list = string.Join(", ", members.OrderByDescending(m => m.Accuracy).Select(m => $"{m.Name} {Percent(m.Accuracy)}"));
        return [$"Its members: {list}; together they are {Numbers.Fixed(Math.Abs(gain) * 100, 2)} points {(gain < 0 ? "worse" : "better")} than the best of them."];
    }

    private static IEnumerable<Card> AgainstBest(StageMetrics ensemble) => ensemble.Values.TryGetValue("best_member_accuracy", out double best)
        ? [new("Ensemble against best single", $"{(ensemble["gain"] < 0 ? "-" : "+")}{Numbers.Fixed(Math.Abs(ensemble["gain"]) * 100, 2)} points", $"the best member alone: {Percent(best)}")]
        : [];

    private static string[] Guessing(StageMetrics ensemble) => ensemble.Values.TryGetValue("majority_accuracy", out double majority)
        ? [$"Guessing is right on {Percent(ensemble["random_accuracy"])}, naming the most frequent digit on {Percent(majority)}."]
        : [];

    private static string Against(Score ensemble, Score baseline) => ensemble.Errors == 0 || baseline.Errors < ensemble.Errors
        ? $"The best baseline, {baseline.Name}, makes {Numbers.Count(baseline.Errors)} errors on the same rows."
        : $"The best baseline, {baseline.Name}, makes {Numbers.Fixed((double)baseline.Errors / ensemble.Errors, 1)} times as many errors on the same rows.";

    private static string Percent(double share) => Numbers.Percent(share, 2);
}
