using Digits.Core.Data;
using Digits.Core.Eda;

namespace Digits.Pages.Eda;

/// <summary>Is an image whose neighbours have another label.</summary>
/// <param name="Row">The 0-based row of the training set.</param>
/// <param name="Label">Its label.</param>
/// <param name="Suggested">The label that most neighbours have.</param>
/// <param name="Votes">The share of neighbours with that label, 0..1.</param>
/// <param name="Nearness">The typical distance between neighbours of the suggested class by that of this image: above 1, it lies in the midst of them.</param>
public sealed record LabelDoubt(int Row, int Label, int Suggested, double Votes, double Nearness);

/// <summary>Holds the images whose labels their nearest neighbours doubt.</summary>
/// <param name="Doubts">Those of which at least nine in ten neighbours agree on another label, the most doubtful first.</param>
/// <param name="Voted">The share of images whose neighbours, by majority, have their label, 0..1.</param>
public sealed record LabelDoubts(LabelDoubt[] Doubts, double Voted)
{
    private const double Enough = 0.9;

    /// <summary>Finds them.</summary>
    /// <param name="labels">The labels of all training images, [N].</param>
    /// <param name="neighbours">Their nearest neighbours.</param>
    public static LabelDoubts Find(byte[] labels, NeighbourTable neighbours)
    {
        double[] distances = [.. Enumerable.Range(0, labels.Length).Select(i => Mean(neighbours.DistancesOf(i)))];
        double[] typical = [.. Enumerable.Range(0, DigitSet.ClassCount).Select(c => distances.Where((_, i) => labels[i] == c).DefaultIfEmpty(0).Average())];
        int voted = 0;
        var doubts = new List<LabelDoubt>();
        for (int i = 0; i < labels.Length; i++)
        {
            int[] votes = Votes.Of(neighbours, i, labels);
            int winner = Votes.Winner(votes);
            voted += winner == labels[i] ? 1 : 0;
            double share = (double)votes[winner] / neighbours.Neighbours;
            if (winner != labels[i] && share >= Enough)
            {
                doubts.Add(new(i, labels[i], winner, share, distances[i] > 0 ? typical[winner] / distances[i] : 1));
            }
        }

        return new([.. doubts.OrderByDescending(d => d.Votes * d.Nearness).ThenBy(d => d.Row)], (double)voted / labels.Length);
    }

    private static double Mean(ReadOnlySpan<float> distances)
    {
        double sum = 0;
        foreach (float distance in distances)
        {
            sum += distance;
        }

        return sum / distances.Length;
    }
}
