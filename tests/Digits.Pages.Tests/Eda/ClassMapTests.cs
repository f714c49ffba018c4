using Digits.Core.Data;
using Digits.Core.Randomness;
using Digits.Pages.Eda;

namespace Digits.Pages.Tests.Eda;

public class ClassMapTests
{
    [Fact]
    public void Classes_far_apart_have_no_neighbours_in_common()
    {
        var map = Map(Spots([1, 4, 9], 20));

        Assert.Equal([0, 20, 0, 0, 20, 0, 0, 0, 0, 20], map.Counts);
        Assert.Equal((1.0, 1.0), (Math.Round(map.Agreement, 12), map.Voted));
        Assert.All(map.Pairs, p => Assert.Equal((0.0, false), (p.Links, p.Touch)));
        Assert.Equal(["1-4", "1-9", "4-9"], map.Pairs.Select(p => p.ToString()).Order());
        Assert.All(map.Present, c => Assert.InRange(map.Separations[c], 0.5, 1));
        Assert.All(map.Present, c => Assert.InRange(map.Reach[c], 1, 100));
    }

    [Fact]
    public void Classes_in_one_place_share_their_neighbours_and_touch()
    {
        var spots = Spots([1, 4], 30);
        byte[] labels = [.. spots.Labels!.Select((l, i) => l == 4 && i % 4 < 2 ? (byte)9 : l)];

        var map = Map(new DigitSet(spots.Pixels, labels));

        Assert.Equal("4-9", map.Pairs[0].ToString());
        Assert.True(map.Pairs[0].Touch);
        Assert.InRange(map.Pairs[0].Links, 0.3, 0.7);
        Assert.All(map.Links.Where((_, c) => map.Counts[c] > 0), row => Assert.Equal(1, row.Sum(), 9));
    }

    [Fact]
    public void Two_groups_of_classes_are_told_from_one()
    {
        // Places on a line: 0 and 1, then far away 5, 6 and 7.
        var apart = SuperGroups.Of([0, 1, 5, 6, 7], (a, b) => Math.Abs(a - b) + (a < 3 != b < 3 ? 10 : 0));
        Assert.Equal(([0, 1], [5, 6, 7], true), (apart.First, apart.Second, apart.Apart), (x, y) => x.Item1.SequenceEqual(y.Item1) && x.Item2.SequenceEqual(y.Item2) && x.Item3 == y.Item3);
        Assert.True(apart.Part([0], [6, 7]));
        Assert.False(apart.Part([0, 5], [6, 7]));
        var even = SuperGroups.Of([0, 1, 2], (_, _) => 4);
        Assert.Equal((1.0, false), (even.Ratio, even.Apart));
    }

    private static ClassMap Map(DigitSet set)
    {
        var embedding = EdaPageTests.Map(set);
        return ClassMap.Of(embedding, embedding.Among(_ => true)!);
    }

    /// <summary>Makes images of noise around one bright corner for each class, in turn.</summary>
    internal static DigitSet Spots(byte[] classes, int each)
    {
        var random = new SplitMix64(9);
        byte[] labels = [.. Enumerable.Range(0, classes.Length * each).Select(i => classes[i % classes.Length])];
        byte[] pixels = new byte[labels.Length * DigitSet.PixelCount];
        for (int i = 0; i < labels.Length; i++)
        {
            var image = pixels.AsSpan(i * DigitSet.PixelCount, DigitSet.PixelCount);
            image.Slice(70 * labels[i], 60).Fill(200);
            for (int p = 0; p < image.Length; p++)
            {
                image[p] += (byte)random.NextInt32(4);
            }
        }

        return new DigitSet(pixels, labels);
    }
}
