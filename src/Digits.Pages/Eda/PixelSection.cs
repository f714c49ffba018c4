using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Shows how pixel values are distributed.</summary>
internal static class PixelSection
{
    private const int BinWidth = 8;

    public static Section Build(PixelStatistics pixels)
    {
        double zero = pixels.Share(0, 1);
        double bright = pixels.Share(201, 256);
        double between = 1 - zero - bright;
        string[] sentences =
        [
            $"{Numbers.Percent(zero)} of all training pixels are 0, {Numbers.Percent(bright)} are above 200 and {Numbers.Percent(between)} lie between.",
            $"The mean is {Numbers.Fixed(pixels.Mean, 1)} of 255: "
                + (zero > 0.5
                    ? "images are mostly paper, and the values between belong to the strokes' soft edges."
                    : "images are mostly ink, unlike scanned handwriting."),
            between < 0.02 ? "Almost all is black or white: little is lost in one bit a pixel." : "The edges carry where a stroke lies to a fraction of a pixel: keep the grey levels, scaled to 0..1.",
        ];
        string description = $"Counts of pixel values in {Bins(pixels).Length} bins on a logarithmic scale; {Numbers.Percent(zero)} of all pixels are 0.";
        return new Section("pixels", "How dark the ink is", sentences, [Chart("pixel-values", "Pixel values of train", description, pixels)]);
    }

    /// <summary>Sums the counts of neighbouring values up.</summary>
    public static double[] Bins(PixelStatistics pixels) =>
        [.. Enumerable.Range(0, pixels.Histogram.Length / BinWidth).Select(i => (double)pixels.Histogram[(i * BinWidth)..((i + 1) * BinWidth)].Sum())];

    public static Histogram Chart(string id, string title, string description, PixelStatistics pixels, (string Name, IReadOnlyList<double> Counts)? against = null) => new()
    {
        Id = id,
        Title = title,
        Description = description,
        Edges = [.. Enumerable.Range(0, Bins(pixels).Length + 1).Select(i => (double)i * BinWidth)],
        Counts = Bins(pixels),
        Against = against,
        ValueTitle = "pixel value, 0 paper to 255 ink",
        CountTitle = against is null ? "pixels" : "pixels of train",
        Logarithmic = true,
    };
}
