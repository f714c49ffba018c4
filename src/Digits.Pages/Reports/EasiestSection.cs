using System.Globalization;
using Digits.Core.Data;
using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Shows the images of each digit that are read with the most certainty: what the model takes for typical.</summary>
internal static class EasiestSection
{
    public static Section Build(RunResults run, int perDigit)
    {
        var rows = HardestDigits.Find(run.OutOfFold, run.Train.Labels!, int.MaxValue)
            .GroupBy(d => d.Label).OrderBy(d => d.Key)
            .Select(d => (Digit: d.Key, Easiest: d.OrderByDescending(e => e.TrueProbability).ThenBy(e => e.Row).Take(perDigit).ToArray()))
            .ToArray();
        var least = rows.MinBy(r => r.Easiest[0].TrueProbability);
        var most = rows.MaxBy(r => r.Easiest[0].TrueProbability);
        string[] sentences =
        [
            $"Of each digit the {perDigit} images whose true digit got the most probability: what the models take for typical.",
            least.Easiest[0].TrueProbability == most.Easiest[0].TrueProbability ? "They are as sure of each digit." : $"They are surest of {most.Digit} (up to {Numbers.Fixed(most.Easiest[0].TrueProbability, 4)}) and least sure of {least.Digit} (up to {Numbers.Fixed(least.Easiest[0].TrueProbability, 4)}).",
        ];
        var sheet = new ImageSheet
        {
            Id = "easiest-digits",
            Title = "Easiest images of each digit",
            Description = "A row of images for each digit, the easiest at the left.",
            Headers = ["digit", "most probability", "least shown", "rows of train, counted from 0"],
            Rows =
            [
                .. rows.Select(r => new SheetRow(
                    $"{r.Digit}",
                    [.. r.Easiest.Select(e => Picture.Digit(run.Train.Image(e.Row)))],
                    $"{r.Easiest.Length} easy images of {r.Digit}",
                    [
                        $"{r.Digit}", Numbers.Fixed(r.Easiest[0].TrueProbability, 6), Numbers.Fixed(r.Easiest[^1].TrueProbability, 6),
                        string.Join(' ', r.Easiest.Select(e => e.Row.ToString(CultureInfo.InvariantCulture))),
                    ])),
            ],
        };
        return new Section("easiest", "The easiest images", sentences, [sheet]);
    }
}
