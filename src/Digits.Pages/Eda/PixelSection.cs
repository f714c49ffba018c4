using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Shows how pixel values are distributed.</summary>
internal static class PixelSection
{
    private const int BinWidth = 8;

    public static Section Build(PixelStatistics pixels, PixelStatistics testPixels)
    {
        double zero = pixels.Share(0, 1);
        double bright = pixels.Share(201, 256);
        double between = 1 - zero - bright;
        string[] sentences =
        [
            $"{Numbers.Percent(zero)} of all training pixels are 0, {Numbers.Percent(bright)} are above 200 and {Numbers.Percent(between)} lie between.",
            $"In test the shares are {Numbers.Percent(testPixels.Share(0, 1))}, {Numbers.Percent(testPixels.Share(201, 256))} and "
                + $"{Numbers.Percent(testPixels.Share(1, 201))}.",
            $"The mean is {Numbers.Fixed(pixels.Mean, 1)} of 255: "
                + (zero > 0.5
                    ? "images are mostly paper, and the values between belong to the strokes' soft edges."
                    : "images are mostly ink, unlike scanned handwriting."),
        ];
        return new Section("pixels", "How dark the ink is", sentences, [Chart("train", pixels), Chart("test", testPixels)]);
    }

    private static Histogram Chart(string set, PixelStatistics pixels)
    {
        int bins = pixels.Histogram.Length / BinWidth;
        return new Histogram
        {
            Id = "pixel-values-" + set,
            Title = "Pixel values of " + set,
            Description = $"Counts of pixel values in {bins} bins on a logarithmic scale; {Numbers.Percent(pixels.Share(0, 1))} of all pixels are 0.",
            Edges = [.. Enumerable.Range(0, bins + 1).Select(i => (double)i * BinWidth)],
            Counts = [.. Enumerable.Range(0, bins).Select(i => (double)pixels.Histogram[(i * BinWidth)..((i + 1) * BinWidth)].Sum())],
            ValueTitle = "pixel value, 0 paper to 255 ink",
            CountTitle = "pixels",
            Logarithmic = true,
        };
    }
}
