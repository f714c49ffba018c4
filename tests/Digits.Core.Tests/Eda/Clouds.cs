using Digits.Core.Eda;
using Digits.Core.Randomness;

namespace Digits.Core.Tests.Eda;

/// <summary>Makes small sets of points.</summary>
internal static class Clouds
{
    /// <summary>Draws whole numbers 0..9: distances are exact and some are equal.</summary>
    public static PointSet Whole(int count, int dimensions, ulong seed = 1)
    {
        var random = new SplitMix64(seed);
        return new([.. Enumerable.Range(0, count * dimensions).Select(_ => (float)random.NextInt32(10))], dimensions);
    }

    /// <summary>Draws groups of points around corners 20 apart; point i belongs to group i % groups.</summary>
    public static PointSet Groups(int count, int groups, int dimensions, ulong seed = 2)
    {
        var random = new SplitMix64(seed);
        return new(
            [
                .. Enumerable.Range(0, count).SelectMany(i => Enumerable.Range(0, dimensions)
                    .Select(d => (float)(random.NextDouble(-1, 1) + (d == i % groups ? 20 : 0)))),
            ],
            dimensions);
    }
}
