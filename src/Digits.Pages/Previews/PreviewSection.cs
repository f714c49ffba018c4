using System.Globalization;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Previews;

/// <summary>Shows draws of augmentation.</summary>
internal static class PreviewSection
{
    public static Section Build(DrawSheet sheet, IReadOnlyList<int> rows)
    {
        string[] sentences =
        [
            $"{Numbers.Count(sheet.Draws.Count)} draws; a pixel changes by {sheet.MeanChange.ToString("F1", CultureInfo.InvariantCulture)} of 255 on average.",
            "A digit that can no longer be told, or that has become another, is varied too strongly.",
        ];
        return new("augmented-digits", "Digits as training varies them", sentences, [sheet.ToFigure(rows)]);
    }
}
