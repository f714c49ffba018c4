using System.Globalization;
using Digits.Core.Data;
using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Shows the images whose true digit got the least probability.</summary>
internal static class HardestSection
{
    private const float Certain = 0.99f;

    public static Section Build(DigitSet train, HardDigit[] hardest)
    {
        int errors = hardest.Count(d => d.Label != d.Predicted);
        int certain = hardest.Count(d => d.Label != d.Predicted && d.PredictedProbability >= Certain);
        string[] sentences =
        [
            $"The {hardest.Length} images whose true digit got the least probability; "
                + $"{(errors == hardest.Length ? "all" : Numbers.Count(errors))} are read wrong.",
            certain == 0
                ? $"None is read wrong with a probability of {Numbers.Percent(Certain, 0)} or more."
                : $"{Numbers.Count(certain)} of them with a probability of {Numbers.Percent(Certain, 0)} or more: see whether the label is right.",
        ];
        var grid = new ImageGrid
        {
            Id = "hardest-digits",
            Title = "Hardest images",
            Description = "Handwritten images with their true digit, the predicted one, and the probability of the true one.",
            Headers = ["row of train, counted from 0", "true", "predicted", "probability of true", "probability of predicted"],
            Tiles = [.. hardest.Select(d => new Tile(
                Picture.Digit(train.Image(d.Row)),
                $"a handwritten {d.Label}",
                Caption(d),
                [
                    d.Row.ToString(CultureInfo.InvariantCulture),
                    $"{d.Label}",
                    $"{d.Predicted}",
                    Numbers.Fixed(d.TrueProbability, 6),
                    Numbers.Fixed(d.PredictedProbability, 6),
                ]))],
        };
        return new Section("hardest", "The hardest images", sentences, [grid]);
    }

    private static string[] Caption(HardDigit digit)
    {
        string truth = $"p({digit.Label}) = {Probability(digit.TrueProbability)}";
        return digit.Label == digit.Predicted
            ? [$"{digit.Label}, read right", truth]
            : [$"{digit.Label}, read as {digit.Predicted}", truth, $"p({digit.Predicted}) = {Probability(digit.PredictedProbability)}"];
    }

    private static string Probability(float value) => Numbers.Fixed(value, 4);
}
