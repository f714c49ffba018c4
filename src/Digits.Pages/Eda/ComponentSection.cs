using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Shows the directions in which images vary most.</summary>
internal static class ComponentSection
{
    private const int ShownComponents = 10;
    private const double Most = 0.8;

    public static Section Build(Embedding embedding)
    {
        var pca = embedding.Pca;
        int components = pca.Components.Length;
        double[] explained = new double[components];
        for (int c = 0; c < components; c++)
        {
            explained[c] = pca.Share(c) + (c == 0 ? 0 : explained[c - 1]);
        }

        int enough = Array.FindIndex(explained, e => e >= Most);
        string[] sentences =
        [
            $"Two directions hold {Numbers.Percent(explained[1])} of the variance of {Numbers.Count(embedding.Rows.Length)} images, {components} hold {Numbers.Percent(explained[^1])}"
                + (enough < 0 ? "." : $"; it takes {enough + 1} to hold {Numbers.Percent(Most, 0)}."),
            Spread(embedding),
            components <= DigitSet.PixelCount / 4 && explained[^1] > Most
                ? $"Images lie near a space of far fewer than {DigitSet.PixelCount} dimensions, which is why small networks read them; a plane is too little, so curved maps like the next one are needed."
                : "The variance is spread over many directions: no small set of them stands for the images.",
        ];
        var variance = new LineChart
        {
            Id = "explained-variance",
            Title = "Variance that the first components hold together",
            Description = $"A line that rises from {Numbers.Percent(explained[0])} with one component to {Numbers.Percent(explained[^1])} with {components}.",
            X = [.. Enumerable.Range(1, components).Select(i => (double)i)],
            XTitle = "components",
            Lines = [new("share of the variance", [.. explained.Select(e => e * 100)], Hue.Blue)],
            LeftTitle = "variance held, %",
            LeftRange = (0, 100),
            Decimals = 1,
        };
        var pictures = new ImageGrid
        {
            Id = "component-images",
            Title = "The first components as images",
            Description = "Patterns of bright and dark: adding one to an image moves it along that direction; middle grey changes nothing.",
            Headers = ["component", "share of the variance, %"],
            Tiles =
            [
                .. pca.Components.Take(ShownComponents).Select((component, c) => new Tile(
                    Pattern(component),
                    $"component {c + 1}",
                    [$"{c + 1}", Numbers.Percent(pca.Share(c))],
                    [$"{c + 1}", Numbers.Fixed(pca.Share(c) * 100, 2)])),
            ],
        };
        return new Section("components", "Directions of variation (PCA)", sentences, [Plane(embedding), variance, pictures]);
    }

    // Middle grey for 0, so that both signs show.
    private static Picture Pattern(double[] component)
    {
        double greatest = Math.Max(component.Max(v => Math.Abs(v)), double.Epsilon);
        return Picture.Digit([.. component.Select(v => 127.5 + (127.5 * v / greatest))]);
    }

    private static string Spread(Embedding embedding)
    {
        double[] middles = [.. Enumerable.Range(0, DigitSet.ClassCount).Select(c => Points(embedding, c).Select(p => p.X).DefaultIfEmpty(double.NaN).Average())];
        int[] present = [.. Enumerable.Range(0, middles.Length).Where(c => !double.IsNaN(middles[c]))];
        return $"Along the first, {present.MinBy(c => middles[c])} and {present.MaxBy(c => middles[c])} lie farthest apart.";
    }

    private static Scatter Plane(Embedding embedding) => new()
    {
        Id = "component-plane",
        Title = "Images along the first two components",
        Description = "A coloured point for each image; the digits overlap in one large cloud.",
        Clusters = [.. Enumerable.Range(0, DigitSet.ClassCount).Select(d => new Cluster($"{d}", DigitHues.Of(d), [.. Points(embedding, d)])).Where(c => c.Points.Count > 0)],
        ClusterTitle = "digit",
        XTitle = "component 1, grey levels",
        YTitle = "component 2, grey levels",
        Decimals = 0,
    };

    private static IEnumerable<(double X, double Y)> Points(Embedding embedding, int digit) => Enumerable.Range(0, embedding.Rows.Length)
        .Where(i => embedding.Labels[i] == digit)
        .Select(i => ((double)embedding.Components[embedding.Rows[i]][0], (double)embedding.Components[embedding.Rows[i]][1]));
}
