using System.Globalization;
using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Shows the thinnest and the thickest images of each digit.</summary>
internal static class StrokeSection
{
    private const int EachSide = 6;

    public static Section Build(DigitSet train)
    {
        byte[] labels = train.Labels!;
        double[] widths = [.. Enumerable.Range(0, train.Count).Select(row => Stroke.Width(train.Image(row)))];
        var digits = Enumerable.Range(0, DigitSet.ClassCount)
            .Select(d => (Digit: d, Rows: (int[])[.. Enumerable.Range(0, train.Count).Where(r => labels[r] == d).OrderBy(r => widths[r]).ThenBy(r => r)]))
            .Where(d => d.Rows.Length >= 2)
            .ToArray();
        if (digits.Length == 0)
        {
            return new Section("strokes", "Thin and thick", ["No digit has two images to compare."], []);
        }

        double[] sorted = [.. widths.Order()];
        double low = sorted[(int)(0.01 * (sorted.Length - 1))], high = sorted[(int)(0.99 * (sorted.Length - 1))];
        int thin = Array.IndexOf(widths, sorted[0]), thick = Array.IndexOf(widths, sorted[^1]);
        string[] sentences =
        [
            $"Strokes are {Text(sorted[0])} pixels wide in the thinnest image (digit {labels[thin]}, row {Plain(thin)}) and {Text(sorted[^1])} in the thickest "
                + $"(digit {labels[thick]}, row {Plain(thick)}); 98 of 100 images lie between {Text(low)} and {Text(high)}.",
            high > 1.5 * low
                ? $"That is a factor of {Numbers.Fixed(high / Math.Max(low, 0.1), 1)} between pens: elastic distortion and zoom cover part of it, and a model needs examples of both ends."
                : "Pens are much alike: thickness needs no augmentation.",
        ];
        var sheet = new ImageSheet
        {
            Id = "thin-and-thick",
            Title = $"From the thinnest {EachSide} to the thickest {EachSide} of each digit",
            Description = "A row for each digit: thin strokes at the left, thick ones at the right.",
            Headers = ["digit", "thinnest, pixels", "median, pixels", "thickest, pixels", "rows of train, counted from 0"],
            Rows = [.. digits.Select(d => Row(train, d.Digit, d.Rows, widths))],
        };
        return new Section("strokes", "Thin and thick", sentences, [sheet]);
    }

    private static SheetRow Row(DigitSet train, int digit, int[] rows, double[] widths)
    {
        int side = Math.Min(EachSide, rows.Length / 2);
        int[] shown = [.. rows[..side], .. rows[^side..]];
        return new SheetRow(
            $"{digit}",
            [.. shown.Select(r => Picture.Digit(train.Image(r)))],
            $"{side} images of {digit} with thin strokes, then {side} with thick ones",
            [$"{digit}", Text(widths[rows[0]]), Text(widths[rows[rows.Length / 2]]), Text(widths[rows[^1]]), string.Join(' ', shown.Select(Plain))]);
    }

    private static string Text(double width) => Numbers.Fixed(width, 1);

    private static string Plain(int row) => row.ToString(CultureInfo.InvariantCulture);
}
