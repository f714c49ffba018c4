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
    private ClassMap(int[] counts, double[][] links, (double X, double Y)[] middles, double[] spreads, double[] separations, double[] reach, double voted)
    {
        Counts = counts;
        Links = links;
        Middles = middles;
        Spreads = spreads;
        Separations = separations;
        Reach = reach;
        Voted = voted;
    }

    /// <summary>Gets the number of points of each class, [10].</summary>
    public int[] Counts { get; }

    /// <summary>Gets the share of a class's neighbours that belong to each class, [10][10], 0..1; all 0 for a class without points.</summary>
    public double[][] Links { get; }

    /// <summary>Gets each class's middle in the plane, the median in each direction, [10].</summary>
    public (double X, double Y)[] Middles { get; }

    /// <summary>Gets the mean distance of a class's points from its middle in the plane, [10].</summary>
    public double[] Spreads { get; }

    /// <summary>Gets each class's mean silhouette by middles (Rousseeuw 1987, in the simplified form): -1 within another class to 1 far from all, [10].</summary>
    public double[] Separations { get; }

    /// <summary>Gets the mean distance of a class's images from their neighbours, in grey levels: how sparsely examples cover it, [10].</summary>
    public double[] Reach { get; }

    /// <summary>Gets the share of points whose neighbours, by majority, have their label, 0..1.</summary>
    public double Voted { get; }

    /// <summary>Gets the share of all points' neighbours that have their label, 0..1.</summary>
    public double Agreement => Present.Sum(c => Counts[c] * Links[c][c]) / Counts.Sum();

    /// <summary>Gets the classes that have points, ascending.</summary>
    public int[] Present => [.. Enumerable.Range(0, DigitSet.ClassCount).Where(c => Counts[c] > 0)];

    /// <summary>Gets all pairs of classes that have points, those with most links first.</summary>
    public ClassPair[] Pairs =>
    [
        .. Present.SelectMany(a => Present.Where(b => b > a).Select(b => new ClassPair(a, b, (Links[a][b] + Links[b][a]) / 2, Distance(a, b))))
            .OrderByDescending(p => p.Links).ThenBy(p => p.Distance).ThenBy(p => (p.First, p.Second)),
    ];

    /// <summary>Measures the classes.</summary>
    public static ClassMap Of(Embedding embedding)
    {
        byte[] labels = embedding.Labels;
        int[] counts = [.. Enumerable.Range(0, DigitSet.ClassCount).Select(c => labels.Count(l => l == c))];
        double[][] links = [.. counts.Select(_ => new double[DigitSet.ClassCount])];
        double[] reach = new double[DigitSet.ClassCount];
        int voted = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            int[] votes = Votes.Of(embedding.Neighbours, i, labels);
            voted += Votes.Winner(votes) == labels[i] ? 1 : 0;
            double share = 1.0 / embedding.Neighbours.Neighbours / counts[labels[i]];
            for (int c = 0; c < votes.Length; c++)
            {
                links[labels[i]][c] += votes[c] * share;
            }

            foreach (float distance in embedding.Neighbours.DistancesOf(i))
            {
                reach[labels[i]] += distance * share;
            }
        }

        var clusters = counts.Select((_, c) => Cluster(embedding, c)).ToArray();
        var middles = clusters.Select(c => c.Middle).ToArray();
        return new ClassMap(
            counts, links, middles, [.. clusters.Select(c => c.Spread)], Silhouettes(embedding, counts, middles), reach, (double)voted / labels.Length);
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
