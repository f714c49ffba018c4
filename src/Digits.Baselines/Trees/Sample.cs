using Digits.Core.Randomness;

namespace Digits.Baselines.Trees;

/// <summary>Draws a share of things without replacement.</summary>
internal static class Sample
{
    /// <summary>Draws indices by selection sampling (Knuth, "The art of computer programming" 2, algorithm 3.4.2S).</summary>
    /// <param name="count">The number of things.</param>
    /// <param name="share">Above 0, up to 1: at 1 nothing is drawn from <paramref name="random"/>.</param>
    /// <param name="random">What draws.</param>
    /// <returns>int32, 0-based indices, ascending; at least one where there is one.</returns>
    public static int[] Draw(int count, double share, SplitMix64 random)
    {
        int size = share < 1 ? Math.Min(count, Math.Max(1, (int)Math.Round(count * share))) : count;
        var drawn = new int[size];
        for (int i = 0, at = 0; at < size; i++)
        {
            if (size - at == count - i || random.NextInt32(count - i) < size - at)
            {
                drawn[at++] = i;
            }
        }

        return drawn;
    }
}
