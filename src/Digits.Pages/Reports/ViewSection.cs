using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Shows what averaging predictions over views of an image (test-time augmentation) adds to those of the image alone.</summary>
internal static class ViewSection
{
    // Losses are recorded with six decimals: closer ones are of the same predictions.
    private const double SameLoss = 2e-6;

    /// <summary>Builds the section; null where no fold was measured without its views, or views change nothing.</summary>
    public static Section? Build(RunResults run)
    {
        ViewGain[] gains = [.. run.Folds.Zip(run.Curves, ViewGain.Of).OfType<ViewGain>()];
        if (gains.Length == 0 || gains.All(g => g.Images == 0 && Math.Abs(g.LossBefore - g.LossAfter) <= SameLoss))
        {
            return null;
        }

        int before = gains.Sum(g => g.RightBefore), after = gains.Sum(g => g.RightAfter), rows = gains.Sum(g => g.Rows);
        int better = gains.Count(g => g.LossAfter < g.LossBefore);
        double lossBefore = gains.Sum(g => g.LossBefore * g.Rows) / rows, lossAfter = gains.Sum(g => g.LossAfter * g.Rows) / rows;
        string views = run.Views > 1 ? $"Averaging {run.Views} views of each image" : "Averaging views of each image";
        string[] sentences =
        [
            after == before
                ? $"{views} reads as many held-out images right as the image alone, {Numbers.Count(after)} of {Numbers.Count(rows)}."
                : $"{views} reads {Numbers.Count(Math.Abs(after - before))} {(after > before ? "more" : "fewer")} held-out {(Math.Abs(after - before) == 1 ? "image" : "images")} right than the image alone: "
                    + $"{Numbers.Percent((double)before / rows, 2)} become {Numbers.Percent((double)after / rows, 2)}.",
            $"The log loss goes from {Numbers.Fixed(lossBefore, 4)} to {Numbers.Fixed(lossAfter, 4)}; it is lower in {Numbers.Count(better)} of {Numbers.Count(gains.Length)} folds.",
            lossAfter < lossBefore && after >= before && better == gains.Length ? "All folds gain: the views are worth their time in prediction."
                : lossAfter >= lossBefore && after <= before ? "The views are not worth their time: try to do without them."
                : "The folds do not agree on whether the views are worth their time.",
        ];
        var chart = new GroupedDotChart
        {
            Id = "view-gain",
            Title = "Accuracy with and without averaged views",
            Description = $"Two dots for each of {gains.Length} folds; together {Numbers.Percent((double)before / rows, 2)} without and {Numbers.Percent((double)after / rows, 2)} with views.",
            Labels = [.. gains.Select(g => g.Name)],
            LabelTitle = "fold",
            ValueTitle = "held-out accuracy, %",
            Decimals = 3,
            Series =
            [
                new("image alone", [.. gains.Select(g => 100.0 * g.RightBefore / g.Rows)], Hue.Blue),
                new("averaged views", [.. gains.Select(g => 100.0 * g.RightAfter / g.Rows)], Hue.Red),
            ],
        };
        return new Section("views", "What averaging views adds", sentences, [chart])
        {
            Tables =
            [
                ("With and without views", new DataTable(
                    ["fold", "images", "errors alone", "errors with views", "log loss alone", "log loss with views"],
                    [
                        .. gains.Select(g => (string[])
                        [
                            g.Name, Numbers.Count(g.Rows), Numbers.Count(g.Rows - g.RightBefore), Numbers.Count(g.Rows - g.RightAfter),
                            Numbers.Fixed(g.LossBefore, 4), Numbers.Fixed(g.LossAfter, 4),
                        ]),
                    ])),
            ],
        };
    }
}
