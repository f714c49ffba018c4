using Digits.Core.Data;
using Digits.Core.Eda;

namespace Digits.Pages.Eda;

/// <summary>Holds what the classes' images have for neighbours.</summary>
public sealed class Neighbourhood
{
    private Neighbourhood(int[] counts, double[][] links, double[] reach, double voted)
    {
        Counts = counts;
        Links = links;
        Reach = reach;
        Voted = voted;
    }

    /// <summary>Gets the number of points of each class, [10].</summary>
    public int[] Counts { get; }

    /// <summary>Gets the share of a class's neighbours that belong to each class, [10][10], 0..1; all 0 for a class without points.</summary>
    public double[][] Links { get; }

    /// <summary>Gets the mean distance of a class's images from their neighbours, in grey levels: how sparsely examples cover it, [10].</summary>
    public double[] Reach { get; }

    /// <summary>Gets the share of points whose neighbours, by majority, have their label, 0..1.</summary>
    public double Voted { get; }

    /// <summary>Gets the classes that have points, ascending.</summary>
    public int[] Present => [.. Enumerable.Range(0, DigitSet.ClassCount).Where(c => Counts[c] > 0)];

    /// <summary>Counts them.</summary>
    /// <param name="labels">The points' labels, [n].</param>
    /// <param name="neighbours">The points' neighbours.</param>
    public static Neighbourhood Of(byte[] labels, NeighbourTable neighbours)
    {
        int[] counts = [.. Enumerable.Range(0, DigitSet.ClassCount).Select(c => labels.Count(l => l == c))];
        double[][] links = [.. counts.Select(_ => new double[DigitSet.ClassCount])];
        double[] reach = new double[DigitSet.ClassCount];
        int voted = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            int[] votes = Votes.Of(neighbours, i, labels);
            voted += Votes.Winner(votes) == labels[i] ? 1 : 0;
            double share = 1.0 / neighbours.Neighbours / counts[labels[i]];
            for (int c = 0; c < votes.Length; c++)
            {
                links[labels[i]][c] += votes[c] * share;
            }

            foreach (float distance in neighbours.DistancesOf(i))
            {
                reach[labels[i]] += distance * share;
            }
        }

        return new Neighbourhood(counts, links, reach, (double)voted / labels.Length);
    }
}
