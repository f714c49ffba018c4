using System.Globalization;
using Digits.Core.Augment;
using Digits.Core.Data;
using Digits.Core.Randomness;
using Digits.Pages.Charts;
using Digits.Pages.Eda;
using Digits.Pages.Reports;

namespace Digits.Pages.Previews;

/// <summary>Shows an image of each digit beside draws of what training makes of it.</summary>
public static class PreviewPage
{
    /// <summary>Builds the page and its metrics.</summary>
    /// <param name="train">The labelled set, at least one image.</param>
    /// <param name="augment">How training varies images.</param>
    /// <param name="preview">What to show.</param>
    /// <param name="kind">Where the digits come from.</param>
    /// <param name="seed">The stage instance's seed.</param>
    /// <exception cref="ArgumentException">The set has no labels.</exception>
    /// <exception cref="Core.Errors.InputException">Two settings exclude each other.</exception>
    public static (HtmlPage Page, SortedDictionary<string, double> Metrics) Build(
        DigitSet train, AugmentParams augment, PreviewParams preview, DataKind kind, ulong seed)
    {
        int[] rows = [.. Enumerable.Range(0, DigitSet.ClassCount).SelectMany(digit => ClassSamples.Choose(train, digit, 1))];
        var originals = train.Select(rows);
        var draws = AugmentedDraws.Draw(originals, augment, preview.Draws, new SplitMix64(Seed.Derive(seed, "draws")));
        double change = Change(originals, draws);
        var sheet = new ImageSheet
        {
            Id = "draws",
            Title = $"Originals, a gap, then {preview.Draws} draws",
            Description = "A row for each digit: an image of the training set, and the same image as training varies it.",
            Headers = ["digit", "row of train, counted from 0"],
            Rows = [.. rows.Select((row, i) => Row(originals, draws, i, row))],
        };
        string[] sentences =
        [
            $"{Numbers.Count(draws.Count)} draws; a pixel changes by {change.ToString("F1", CultureInfo.InvariantCulture)} of 255 on average.",
            "A digit that can no longer be told, or that has become another, is varied too strongly.",
        ];
        var page = new HtmlPage(
            "What training sees",
            "Training shows an image varied anew each time; these draws come from the augmentation of the recipe.",
            kind,
            [new Section("augmented-digits", "Digits as training varies them", sentences, [sheet])]);
        return (page, new(StringComparer.Ordinal) { ["draws"] = draws.Count, ["images"] = rows.Length, ["mean_change"] = change });
    }

    private static SheetRow Row(DigitSet originals, DigitSet draws, int image, int row)
    {
        int count = draws.Count / originals.Count, digit = originals.RequireLabels()[image];
        return new(
            $"{digit}",
            [
                Picture.Digit(originals.Image(image)),
                Picture.Digit(new byte[DigitSet.PixelCount]),
                .. Enumerable.Range(0, count).Select(draw => Picture.Digit(draws.Image((image * count) + draw))),
            ],
            $"an image of {digit}, then {count} draws of it",
            [$"{digit}", row.ToString(CultureInfo.InvariantCulture)]);
    }

    private static double Change(DigitSet originals, DigitSet draws)
    {
        int count = draws.Count / originals.Count;
        long sum = 0;
        for (int i = 0; i < draws.Count; i++)
        {
            var before = originals.Image(i / count);
            var after = draws.Image(i);
            for (int pixel = 0; pixel < before.Length; pixel++)
            {
                sum += Math.Abs(before[pixel] - after[pixel]);
            }
        }

        return sum / (double)draws.Pixels.Length;
    }
}
