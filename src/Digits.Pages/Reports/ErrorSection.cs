using System.Globalization;
using Digits.Core.Data;
using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Shows the errors that the model was surest of.</summary>
internal static class ErrorSection
{
    private const double Half = 0.5;

    public static Section Build(RunResults run, int most)
    {
        var errors = HardestDigits.Find(run.OutOfFold, run.Train.Labels!, int.MaxValue).Where(d => d.Label != d.Predicted)
            .OrderByDescending(d => d.PredictedProbability).ThenBy(d => d.Row).ToArray();
        var shown = errors.Take(most).ToArray();
        if (shown.Length == 0)
        {
            return new Section("errors", "The most confident errors", ["There are no errors."], []);
        }

        float median = errors[errors.Length / 2].PredictedProbability;
        int unsure = errors.Count(d => d.PredictedProbability < Half);
        string[] sentences =
        [
            $"Half of the {Numbers.Count(errors.Length)} errors {(errors.Length == 1 ? "has" : "have")} a probability of {Numbers.Percent(median, 1)} or more; "
                + $"in {(unsure == 0 ? "none" : Numbers.Count(unsure))} the predicted digit has less than one half.",
            shown.Length == errors.Length ? "All are shown, the surest first." : $"The {shown.Length} surest are shown.",
            "An error that is sure is rarely cured by more training: see whether the label is right, or whether such a stroke is missing from the augmentation.",
        ];
        var grid = new ImageGrid
        {
            Id = "confident-errors",
            Title = "Errors, the surest first",
            Description = "Handwritten images that are read wrong, with their true digit and the predicted one with its probability.",
            Headers = ["row of train, counted from 0", "true", "predicted", "probability of predicted"],
            Tiles =
            [
                .. shown.Select(d => new Tile(
                    Picture.Digit(run.Train.Image(d.Row)),
                    $"a handwritten {d.Label}",
                    [$"{d.Label}, read as {d.Predicted}", $"p({d.Predicted}) = {Numbers.Fixed(d.PredictedProbability, 4)}"],
                    [d.Row.ToString(CultureInfo.InvariantCulture), $"{d.Label}", $"{d.Predicted}", Numbers.Fixed(d.PredictedProbability, 6)])),
            ],
        };
        return new Section("errors", "The most confident errors", sentences, [grid]);
    }
}
