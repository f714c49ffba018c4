using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Shows some images of each class.</summary>
internal static class SampleSection
{
    public static Section Build(DigitSet train, int samplesPerClass)
    {
        var samples = Enumerable.Range(0, DigitSet.ClassCount)
            .Select(d => (Digit: d, Rows: ClassSamples.Choose(train, d, samplesPerClass)))
            .Where(s => s.Rows.Length > 0)
            .ToArray();
        var shown = samples.SelectMany(s => s.Rows.Select(r => (s.Digit, Row: r, Ink: ClassSamples.Ink(train.Image(r))))).ToArray();
        var thin = shown.MinBy(s => s.Ink);
        var thick = shown.MaxBy(s => s.Ink);
        string[] sentences =
        [
            $"{Numbers.Count(shown.Length)} images, spread evenly over each digit's rows.",
            $"Their ink covers {Numbers.Count(thin.Ink)} to {Numbers.Count(thick.Ink)} of {DigitSet.PixelCount} pixels "
                + $"(digit {thin.Digit} in row {Numbers.Count(thin.Row)}, digit {thick.Digit} in row {Numbers.Count(thick.Row)}, counted from 0): pens and sizes differ that much, so augmentation may vary them too.",
        ];
        var sheet = new ImageSheet
        {
            Id = "samples",
            Title = "Samples of each digit",
            Description = "A row of handwritten images for each digit.",
            Headers = ["digit", "rows of train, counted from 0"],
            Rows = [.. samples.Select(s => new SheetRow(
                $"{s.Digit}",
                [.. s.Rows.Select(r => Picture.Digit(train.Image(r)))],
                $"{s.Rows.Length} handwritten images of {s.Digit}",
                [$"{s.Digit}", string.Join(' ', s.Rows.Select(r => Numbers.Count(r).Replace(",", "", StringComparison.Ordinal)))]))],
        };
        return new Section("sample-digits", "What they look like", sentences, [sheet]);
    }
}
