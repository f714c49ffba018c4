using Digits.Core.Data;
using Digits.Core.Eda;

namespace Digits.Pages.Eda;

/// <summary>Counts the labels of a point's neighbours.</summary>
internal static class Votes
{
    /// <summary>Counts them, [10].</summary>
    public static int[] Of(NeighbourTable neighbours, int point, byte[] labels)
    {
        int[] votes = new int[DigitSet.ClassCount];
        foreach (int neighbour in neighbours.Of(point))
        {
            votes[labels[neighbour]]++;
        }

        return votes;
    }

    /// <summary>Gets the label with most votes, the lower one of equals.</summary>
    public static int Winner(int[] votes) => Array.IndexOf(votes, votes.Max());
}
