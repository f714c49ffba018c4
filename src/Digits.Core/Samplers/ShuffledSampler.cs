using Digits.Core.Randomness;

namespace Digits.Core.Samplers;

/// <summary>Shows every row once, in random order.</summary>
internal static class ShuffledSampler
{
    public static long[] Draw(IReadOnlyList<byte> labels, SplitMix64 random)
    {
        long[] order = [.. Enumerable.Range(0, labels.Count).Select(row => (long)row)];
        random.Shuffle(order.AsSpan());
        return order;
    }
}
