using Digits.Core.Data;
using Digits.Core.Eda;
using Digits.Core.Randomness;

namespace Digits.Pages.Eda;

/// <summary>Holds images as points: along the components in which they vary most, and in the plane.</summary>
public sealed class Embedding
{
    // Rows converted at a time: float32 pixels of all images at once would take four times their bytes.
    private const int Chunk = 4096;

    // A fold takes points away; with this many times the neighbours asked for, what is left need not be searched again.
    private const int Spare = 4;

    private readonly PointSet _points;
    private readonly NeighbourTable _wide;
    private readonly EdaParams _parameters;

    private Embedding(
        int[] rows, byte[] labels, PointSet points, NeighbourTable wide, EdaParams parameters, Pca pca, PointSet components, NeighbourTable neighbours, PointSet plane)
    {
        _points = points;
        _wide = wide;
        _parameters = parameters;
        Rows = rows;
        Labels = labels;
        Pca = pca;
        Components = components;
        Neighbours = neighbours;
        Plane = plane;
    }

    /// <summary>Gets the rows of the training set that are laid out, ascending, [n].</summary>
    public int[] Rows { get; }

    /// <summary>Gets their labels, [n].</summary>
    public byte[] Labels { get; }

    /// <summary>Gets the components, found on those rows.</summary>
    public Pca Pca { get; }

    /// <summary>Gets all training images along the components, float32 [N*k].</summary>
    public PointSet Components { get; }

    /// <summary>Gets the nearest neighbours among those rows by pixels; indices count within <see cref="Rows"/>.</summary>
    public NeighbourTable Neighbours { get; }

    /// <summary>Gets the places of those rows in the plane by UMAP, float32 [n*2].</summary>
    public PointSet Plane { get; }

    /// <summary>Lays images out.</summary>
    /// <param name="train">A labelled set of at least 3 images.</param>
    /// <param name="parameters">How many images, neighbours and components.</param>
    /// <param name="seed">The seed of the layout.</param>
    /// <exception cref="ArgumentException">The set has no labels.</exception>
    public static Embedding Of(DigitSet train, EdaParams parameters, ulong seed)
    {
        byte[] labels = train.Labels ?? throw new ArgumentException("a map of classes needs labels", nameof(train));
        int count = Math.Min(parameters.Points, train.Count);
        int[] rows = [.. Enumerable.Range(0, count).Select(i => (int)((long)i * train.Count / count))];
        var points = PointSet.Of(train.Select(rows));
        var pca = Pca.Fit(points, parameters.Components);
        var options = new UmapOptions
        {
            Neighbours = Math.Min(parameters.Neighbours, count - 1),
            MinDistance = parameters.MinDistance,
            Threads = parameters.Threads,
        };
        var wide = NearestNeighbours.Find(points, Math.Min(parameters.Neighbours * Spare, count - 1), options.Threads);
        var neighbours = wide.Nearest(options.Neighbours);
        var plane = Umap.Embed(neighbours, pca.Project(points, 2), options, new SplitMix64(Seed.Derive(seed, "umap")));
        return new Embedding(rows, [.. rows.Select(r => labels[r])], points, wide, parameters, pca, Project(pca, train, parameters.Components), neighbours, plane);
    }

    /// <summary>Gets the neighbours of the rows that stay, among each other.</summary>
    /// <param name="stays">Whether a row of the training set stays.</param>
    /// <returns>What they have for neighbours, or null where fewer than two stay.</returns>
    public Neighbourhood? Among(Func<int, bool> stays)
    {
        bool[] kept = [.. Rows.Select(stays)];
        int[] left = [.. Enumerable.Range(0, kept.Length).Where(i => kept[i])];
        int neighbours = Math.Min(_parameters.Neighbours, left.Length - 1);
        return neighbours < 1
            ? null
            : Neighbourhood.Of(
                [.. left.Select(i => Labels[i])],
                _wide.Within(kept, neighbours) ?? NearestNeighbours.Find(_points.Select(left), neighbours, _parameters.Threads));
    }

    /// <summary>Gets images' coordinates along the first components.</summary>
    /// <param name="images">Any images.</param>
    /// <param name="components">How many, 1..k.</param>
    public PointSet Project(DigitSet images, int components) => Project(Pca, images, components);

    private static PointSet Project(Pca pca, DigitSet images, int components)
    {
        float[] result = new float[images.Count * components];
        for (int first = 0; first < images.Count; first += Chunk)
        {
            int[] rows = [.. Enumerable.Range(first, Math.Min(Chunk, images.Count - first))];
            pca.Project(PointSet.Of(images.Select(rows)), components).Coordinates.CopyTo(result, first * components);
        }

        return new PointSet(result, components);
    }
}
