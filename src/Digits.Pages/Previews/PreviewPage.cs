using Digits.Core.Augment;
using Digits.Core.Data;
using Digits.Core.Randomness;
using Digits.Pages.Reports;

namespace Digits.Pages.Previews;

/// <summary>Shows an image of each digit beside draws of what training makes of it.</summary>
public static class PreviewPage
{
    /// <summary>Builds the page, its metrics and the draws themselves.</summary>
    /// <param name="train">The labelled set, at least one image.</param>
    /// <param name="augment">How training varies images.</param>
    /// <param name="preview">What to show.</param>
    /// <param name="kind">Where the digits come from.</param>
    /// <param name="seed">The stage instance's seed.</param>
    /// <exception cref="ArgumentException">The set has no labels.</exception>
    /// <exception cref="Core.Errors.InputException">Two settings exclude each other.</exception>
    public static (HtmlPage Page, SortedDictionary<string, double> Metrics, DrawSheet Sheet) Build(
        DigitSet train, AugmentParams augment, PreviewParams preview, DataKind kind, ulong seed)
    {
        int[] rows = DrawSheet.Rows(train);
        var originals = train.Select(rows);
        var sheet = new DrawSheet(originals, AugmentedDraws.Draw(originals, augment, preview.Draws, new SplitMix64(Seed.Derive(seed, "draws"))));
        var page = new HtmlPage(
            "What training sees",
            "Training shows an image varied anew each time; these draws come from the augmentation of the recipe.",
            kind,
            [PreviewSection.Build(sheet, rows)]);
        return (page, new(StringComparer.Ordinal) { ["draws"] = sheet.Draws.Count, ["images"] = rows.Length, ["mean_change"] = sheet.MeanChange }, sheet);
    }
}
