using Digits.Core.Randomness;

namespace Digits.Core.Eda;

/// <summary>Lays points out in the plane so that neighbours stay neighbours: UMAP (McInnes, Healy, Melville 2018, arXiv:1802.03426).</summary>
/// <remarks>It begins with the first two principal components, which keep the large shape (Kobak and Linderman 2021), in place of the
/// paper's spectral layout. Distances between far clusters mean little. Seeds decide every bit; CPU and threads do not.</remarks>
public static class Umap
{
    private const int ManyPoints = 10_000;
    private const double Extent = 10;
    private const double Jitter = 1e-4;

    /// <summary>Lays points out.</summary>
    /// <param name="points">The points, more than <see cref="UmapOptions.Neighbours"/>.</param>
    /// <param name="options">How to.</param>
    /// <param name="random">Draws who pushes whom.</param>
    /// <returns>float32 [N*2], in the order of the points.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are too few points.</exception>
    public static PointSet Embed(PointSet points, UmapOptions options, SplitMix64 random) => Embed(
        NearestNeighbours.Find(points, options.Neighbours, options.Threads),
        Pca.Fit(points, Math.Min(2, points.Dimensions)).Project(points, Math.Min(2, points.Dimensions)),
        options,
        random);

    /// <summary>Lays points out whose neighbours are known already.</summary>
    /// <param name="neighbours">Each point's neighbours; <see cref="UmapOptions.Neighbours"/> and threads do not matter then.</param>
    /// <param name="start">Where the points begin, in one dimension or more; only the first two count.</param>
    /// <param name="options">How to.</param>
    /// <param name="random">Draws who pushes whom.</param>
    /// <returns>float32 [N*2], in the order of the points.</returns>
    /// <exception cref="ArgumentException">The numbers of points differ.</exception>
    public static PointSet Embed(NeighbourTable neighbours, PointSet start, UmapOptions options, SplitMix64 random)
    {
        if (neighbours.Count != start.Count)
        {
            throw new ArgumentException($"{start.Count} places for {neighbours.Count} points", nameof(start));
        }

        double[] places = Spread(start, random);
        int epochs = options.Epochs ?? (start.Count > ManyPoints ? 200 : 500);
        new UmapLayout(UmapCurve.Fit(options.MinDistance)).Run(places, FuzzyGraph.Of(neighbours), epochs, options.NegativeSamples, random);
        return new PointSet(Array.ConvertAll(places, p => (float)p), 2);
    }

    // Copies of a point start a hair apart, or nothing would ever part them.
    private static double[] Spread(PointSet start, SplitMix64 random)
    {
        double greatest = Math.Max(start.Coordinates.Max(c => Math.Abs(c)), float.Epsilon);
        double[] places = new double[start.Count * 2];
        for (int i = 0; i < places.Length; i++)
        {
            double coordinate = i % 2 < start.Dimensions ? start[i / 2][i % 2] : 0;
            places[i] = (Extent * coordinate / greatest) + random.NextDouble(-Jitter, Jitter);
        }

        return places;
    }
}
