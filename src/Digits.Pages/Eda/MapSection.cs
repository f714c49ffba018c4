using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Shows the images in the plane, those alike beside each other.</summary>
internal static class MapSection
{
    private const double Clear = 0.5;

    public static Section Build(DigitSet train, Embedding embedding, ClassMap map)
    {
        int[] present = map.Present;
        int apart = present.MaxBy(c => map.Separations[c]), merged = present.MinBy(c => map.Separations[c]);
        int tight = present.MinBy(c => map.Spreads[c]), wide = present.MaxBy(c => map.Spreads[c]);
        int clear = present.Count(c => map.Separations[c] >= Clear);
        string[] sentences =
        [
            $"{Numbers.Count(embedding.Rows.Length)} images, laid out so that those alike lie together, without a look at the labels: "
                + $"{(clear == present.Length ? "all digits form" : $"{clear} of {present.Length} digits form")} a cluster of their own (separation of {Numbers.Fixed(Clear, 1)} or more).",
            $"{apart} stands farthest apart ({Numbers.Fixed(map.Separations[apart], 2)}), {merged} least ({Numbers.Fixed(map.Separations[merged], 2)}); "
                + $"{tight} is the tightest cluster and {wide} the widest.",
            "Within a cluster neighbours share slant and thickness: augmentation by rotation and shear fills the gaps between them.",
        ];
        return new Section("map", "A map of the digits (UMAP)", sentences, [Plane(embedding), Mosaic(train, embedding)])
        {
            Tables =
            [
                ("Clusters in the plane", new DataTable(
                    ["digit", "points", "separation, -1 to 1", "spread: mean distance from the middle", "nearest digit", "distance to it"],
                    [.. present.Select(c => Row(map, c))])),
            ],
        };
    }

    private static string[] Row(ClassMap map, int digit)
    {
        int? nearest = map.Present.Where(c => c != digit).OrderBy(c => map.Distance(digit, c)).Cast<int?>().FirstOrDefault();
        return
        [
            $"{digit}",
            Numbers.Count(map.Counts[digit]),
            Numbers.Fixed(map.Separations[digit], 2),
            Numbers.Fixed(map.Spreads[digit], 2),
            nearest is int there ? $"{there}" : "",
            nearest is int other ? Numbers.Fixed(map.Distance(digit, other), 2) : "",
        ];
    }

    private static Scatter Plane(Embedding embedding) => new()
    {
        Id = "map-plane",
        Title = "Every image a point, coloured by its digit",
        Description = "Clusters of coloured points, most of them of one digit each.",
        Clusters = [.. Enumerable.Range(0, DigitSet.ClassCount).Select(d => ClassMap.Cluster(embedding, d)).Where(c => c.Points.Count > 0)],
        ClusterTitle = "digit",
        XTitle = "left to right, no unit: only nearness counts",
        YTitle = "bottom to top, no unit",
    };

    private static Mosaic Mosaic(DigitSet train, Embedding embedding)
    {
        var (picture, shown) = DigitMosaic.Draw(train, embedding);
        return new Mosaic
        {
            Id = "map-digits",
            Title = "The same map in digits",
            Description = $"{shown.Sum()} small handwritten digits at their places on the map, coloured by their label.",
            Image = picture,
            Names = [.. Enumerable.Range(0, DigitSet.ClassCount).Select(d => $"{d}")],
            Data = new DataTable(["digit", "images drawn"], [.. shown.Select((n, d) => (string[])[$"{d}", Numbers.Count(n)])]),
        };
    }
}
