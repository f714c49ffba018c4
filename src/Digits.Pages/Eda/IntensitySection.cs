using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Shows how much ink the digits take.</summary>
internal static class IntensitySection
{
    public static Section Build(ClassStatistics classes)
    {
        int[] present = [.. Enumerable.Range(0, DigitSet.ClassCount).Where(d => classes.Counts[d] > 0)];
        int light = present.MinBy(d => classes.Intensities[d].Mean), dark = present.MaxBy(d => classes.Intensities[d].Mean);
        double span = classes.Intensities[dark].Mean - classes.Intensities[light].Mean;
        double typical = present.Average(d => classes.Intensities[d].Deviation);
        string[] sentences =
        [
            $"{light} takes least ink (mean pixel value {Text(classes.Intensities[light].Mean)}), {dark} most ({Text(classes.Intensities[dark].Mean)}); "
                + $"within a digit, images differ by {Text(typical)} (standard deviation).",
            span > 2 * typical
                ? "The amount of ink alone separates some digits."
                : "The ranges overlap widely: the amount of ink tells no digit, so brightness and thickness may be varied in training without changing what an image means.",
        ];
        var chart = new DotChart
        {
            Id = "intensities",
            Title = "Mean pixel value of each digit, and its spread from image to image",
            Description = $"Ten dots with a standard deviation each way, from {Text(classes.Intensities[light].Mean)} for {light} to {Text(classes.Intensities[dark].Mean)} for {dark}.",
            LabelTitle = "digit",
            ValueTitle = "mean pixel value, 0 to 255",
            Decimals = 1,
            Dots =
            [
                .. present.Select(d => new Dot(
                    $"{d}",
                    classes.Intensities[d].Mean,
                    classes.Intensities[d].Mean - classes.Intensities[d].Deviation,
                    classes.Intensities[d].Mean + classes.Intensities[d].Deviation)),
            ],
        };
        return new Section("intensity", "How much ink each digit takes", sentences, [chart]);
    }

    private static string Text(double value) => Numbers.Fixed(value, 1);
}
