using Digits.Baselines.Trees;
using Digits.Core.Data;
using Digits.Core.Randomness;

namespace Digits.Baselines.Tests.Trees;

public class RandomForestTests
{
    private static readonly BaselineParams Params = SmallDigits.Params("forest") with { Trees = 15 };

    [Fact]
    public void An_image_gets_the_mean_of_its_leaves_shares()
    {
        var split = new Tree();
        split.Grow(0, new Split(0, 100, 1));
        var forest = new FittedForest([(new Tree(), Shares((3, 0.75f), (5, 0.25f))), (split, [.. Shares((3, 1)), .. Shares((5, 0.5f), (9, 0.5f))])], threads: 1);
        var images = Tables.Create([0, 0], [100, 101]);
        Assert.Equal([.. Shares((3, 0.875f), (5, 0.125f)), .. Shares((3, 0.375f), (5, 0.375f), (9, 0.25f))], forest.Predict(images));
        Assert.Equal("2 trees of 2 leaves", forest.Summary);
        Assert.Equal(1.5, forest.Metrics["leaves"]);
    }

    [Fact]
    public void A_bootstrap_draws_as_many_rows_as_there_are()
    {
        byte[] labels = [.. Enumerable.Range(0, 1000).Select(row => (byte)(row % 10))];
        var rows = ForestTree.Bootstrap(labels, new SplitMix64(1));
        Assert.Equal(1000, rows.Sum(row => row.Weight));
        Assert.InRange(rows.Length, 600, 665);
        Assert.All(rows, row => Assert.Equal(labels[row.Row], row.Label));
        Assert.Equal(rows, rows.DistinctBy(row => row.Row).OrderBy(row => row.Row));
    }

    [Fact]
    public void Leaves_are_pure_and_say_what_their_rows_show()
    {
        var set = Tables.Random(300, seed: 4);
        byte[] labels = set.RequireLabels();
        var (tree, shares) = ForestTree.Grow(new PixelColumns(set), labels, Params, seed: 7);
        Assert.Equal(tree.LeafCount * DigitSet.ClassCount, shares.Length);

        // Rows of the same three pixels cannot be parted: their leaf holds the shares of all of them.
        foreach (var leaf in ForestTree.Bootstrap(labels, new SplitMix64(7)).GroupBy(row => tree.Find(set.Image(row.Row))))
        {
            float[] expected = Shares([.. leaf.GroupBy(row => row.Label).Select(g => ((int)g.Key, (float)((double)g.Sum(row => row.Weight) / leaf.Sum(row => row.Weight))))]);
            Assert.Equal(expected, shares[(leaf.Key * 10)..((leaf.Key + 1) * 10)]);
            Assert.True(expected.Max() == 1 || leaf.Select(row => Convert.ToHexString(set.Image(row.Row))).Distinct().Count() == 1);
        }
    }

    [Fact]
    public void A_leaf_of_all_rows_has_the_shares_of_the_rows_drawn()
    {
        var set = SmallDigits.Create(50);
        var (tree, shares) = ForestTree.Grow(new PixelColumns(set), set.RequireLabels(), Params with { LeafRows = 26 }, seed: 3);
        Assert.Equal(1, tree.LeafCount);
        Assert.Equal(1, shares.Sum(), 5);
    }

    [Fact]
    public void Images_of_one_lit_region_per_class_are_learnt()
    {
        var held = SmallDigits.Create(100, seed: 8);
        var read = ClassProbabilities.OfAll(new RandomForest(Params, seed: 1).Fit(SmallDigits.Create(200)).Predict(held));
        Assert.All(Enumerable.Range(0, held.Count), row => Assert.Equal(held.RequireLabels()[row], read.Predicted(row)));
    }

    [Fact]
    public void Another_seed_grows_other_trees()
    {
        var train = Tables.Random(60, seed: 4);
        Assert.Equal(Fit(1), Fit(1));
        Assert.NotEqual(Fit(1), Fit(2));

        float[] Fit(ulong seed) => new RandomForest(Params, seed).Fit(train).Predict(train);
    }

    private static float[] Shares(params (int Digit, float Share)[] shares)
    {
        var all = new float[DigitSet.ClassCount];
        foreach (var (digit, share) in shares)
        {
            all[digit] = share;
        }

        return all;
    }
}
