using Digits.Core.Data;
using Digits.Core.Eda;

namespace Digits.Pages.Eda;

/// <summary>Says how near two classes are to each other.</summary>
/// <param name="First">The lower class.</param>
/// <param name="Second">The higher class.</param>
/// <param name="Links">The share of both classes' neighbours that belong to the other, the mean of both directions, 0..1.</param>
/// <param name="Distance">The distance between the classes' middles in the plane.</param>
public sealed record ClassPair(int First, int Second, double Links, double Distance)
{
    /// <summary>The share of neighbours from which on two classes count as touching.</summary>
    public const double TouchingFrom = 0.02;

    /// <summary>Gets whether the classes touch.</summary>
    public bool Touch => Links >= TouchingFrom;

    /// <inheritdoc/>
    public override string ToString() => $"{First}-{Second}";
}

/// <summary>Holds where the classes lie among each other.</summary>
public sealed class ClassMap
{
    private readonly Neighbourhood _neighbourhood;

    private ClassMap(Neighbourhood neighbourhood, (double X, double Y)[] middles, double[] spreads, double[] separations)
    {
        _neighbourhood = neighbourhood;
        Middles = middles;
        Spreads = spreads;
        Separations = separations;
    }

    /// <inheritdoc cref="Neighbourhood.Counts"/>
    public int[] Counts => _neighbourhood.Counts;

    /// <inheritdoc cref="Neighbourhood.Links"/>
    public double[][] Links => _neighbourhood.Links;

    /// <summary>Gets each class's middle in the plane, the median in each direction, [10].</summary>
    public (double X, double Y)[] Middles { get; }

    /// <summary>Gets the mean distance of a class's points from its middle in the plane, [10].</summary>
    public double[] Spreads { get; }

    /// <summary>Gets each class's mean silhouette by middles (Rousseeuw 1987, in the simplified form): -1 within another class to 1 far from all, [10].</summary>
    public double[] Separations { get; }

    /// <inheritdoc cref="Neighbourhood.Reach"/>
    public double[] Reach => _neighbourhood.Reach;

    /// <inheritdoc cref="Neighbourhood.Voted"/>
    public double Voted => _neighbourhood.Voted;

    /// <summary>Gets the share of all points' neighbours that have their label, 0..1.</summary>
    public double Agreement => Present.Sum(c => Counts[c] * Links[c][c]) / Counts.Sum();

    /// <inheritdoc cref="Neighbourhood.Present"/>
    public int[] Present => _neighbourhood.Present;

    /// <summary>Gets all pairs of classes that have points, those with most links first.</summary>
    public ClassPair[] Pairs =>
    [
        .. Present.SelectMany(a => Present.Where(b => b > a).Select(b => new ClassPair(a, b, (Links[a][b] + Links[b][a]) / 2, Distance(a, b))))
            .OrderByDescending(p => p.Links).ThenBy(p => p.Distance).ThenBy(p => (p.First, p.Second)),
    ];

    /// <summary>Measures the classes.</summary>
    /// <param name="embedding">Where the images lie.</param>
    /// <param name="neighbourhood">The neighbours of the same images.</param>
    public static ClassMap Of(Embedding embedding, Neighbourhood neighbourhood)
    {
        int[] counts = neighbourhood.Counts;
        var clusters = counts.Select((_, c) => Cluster(embedding, c)).ToArray();
        var middles = clusters.Select(c => c.Middle).ToArray();
        return new ClassMap(neighbourhood, middles, [.. clusters.Select(c => c.Spread)], Silhouettes(embedding, counts, middles));
    }

    /// <summary>Gets a class's points in the plane.</summary>
    internal static Charts.Cluster Cluster(Embedding embedding, int digit) => new(
        $"{digit}",
        DigitHues.Of(digit),
        [.. Enumerable.Range(0, embedding.Labels.Length).Where(i => embedding.Labels[i] == digit).Select(i => ((double)embedding.Plane[i][0], (double)embedding.Plane[i][1]))]);

    /// <summary>Gets the distance between two classes' middles in the plane.</summary>
    public double Distance(int first, int second) => Between(Middles[first], Middles[second]);

    private static double[] Silhouettes(Embedding embedding, int[] counts, (double X, double Y)[] middles)
    {
        double[] sums = new double[counts.Length];
        for (int i = 0; i < embedding.Labels.Length; i++)
        {
            int own = embedding.Labels[i];
            (double X, double Y) place = (embedding.Plane[i][0], embedding.Plane[i][1]);
            double near = Between(place, middles[own]);
            double far = Enumerable.Range(0, counts.Length).Where(c => c != own && counts[c] > 0).Select(c => Between(place, middles[c])).DefaultIfEmpty(0).Min();
            sums[own] += Math.Max(near, far) > 0 ? (far - near) / Math.Max(near, far) : 0;
        }

        return [.. sums.Select((sum, c) => counts[c] == 0 ? 0 : sum / counts[c])];
    }

    private static double Between((double X, double Y) a, (double X, double Y) b) =>
        Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
