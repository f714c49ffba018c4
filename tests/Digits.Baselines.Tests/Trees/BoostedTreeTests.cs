using Digits.Baselines.Trees;
using Digits.Core.Data;
using Digits.Core.Randomness;

namespace Digits.Baselines.Tests.Trees;

public class BoostedTreeTests
{
    private static readonly BaselineParams Params = SmallDigits.Params("boosting") with { Bins = 64, LeafL2 = 1, LeafHessian = 0.1 };

    [Fact]
    public void The_gain_of_four_rows_is_the_one_worked_out_by_hand()
    {
        // G = -1 and 1, H = 0.5 on either side, l2 = 1: 1 / 1.5 + 1 / 1.5 - 0.
        double[] gradients = [-0.5, -0.5, 0.5, 0.5], hessians = [0.25, 0.25, 0.25, 0.25];
        var split = Best(Tables.Create([0, 0, 0, 0], [0, 9, 0, 9], [20, 0, 180, 220]), gradients, hessians, Params);
        Assert.Equal((1, 100), (split.Pixel, split.Threshold));
        Assert.Equal(4.0 / 3, split.Score, 6);
        Assert.False(Best(Tables.Create([0, 0, 0, 0], [20, 0, 180, 220]), gradients, hessians, Params with { LeafHessian = 0.51 }).Exists);
        Assert.False(Best(Tables.Create([0, 0, 0, 0], [0, 9, 0, 9]), gradients, hessians, Params).Exists);
    }

    [Fact]
    public void Random_tables_have_the_gain_of_the_best_threshold_of_plain_loops()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var set = Tables.Random(60, seed);
            var random = new SplitMix64(seed + 100);
            double[] gradients = [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble(-1, 1))], hessians = [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble(0, 0.25))];
            double expected = Enumerable.Range(0, 3 * 255).Max(at => Gain(row => set.Image(row)[at % 3] <= at / 3));
            var split = Best(set, gradients, hessians, Params with { LeafHessian = 1 });
            Assert.Equal(expected, split.Score, 1e-6);
            Assert.Equal(expected, Gain(row => set.Image(row)[split.Pixel] <= split.Threshold), 1e-6);

            double Gain(Func<int, bool> left)
            {
                int[] rows = [.. Enumerable.Range(0, 60)];
                return rows.Where(left).Sum(row => hessians[row]) < 1 || rows.Where(row => !left(row)).Sum(row => hessians[row]) < 1 ? 0
                    : Score(rows.Where(left)) + Score(rows.Where(row => !left(row))) - Score(rows);
            }

            double Score(IEnumerable<int> rows) => Math.Pow(rows.Sum(row => gradients[row]), 2) / (rows.Sum(row => hessians[row]) + 1);
        }
    }

    [Fact]
    public void The_leaf_that_gains_most_is_split_first()
    {
        // The second pixel parts the rows of the largest gradients, below the right side of the first.
        var set = Tables.Create(new byte[6], [0, 0, 0, 80, 80, 80], [0, 0, 50, 0, 50, 50]);
        double[] gradients = [-0.1, -0.1, 0.1, -0.2, 0.9, 0.9], hessians = [0.2, 0.2, 0.2, 0.2, 0.2, 0.2];
        var (tree, leaves) = Grow(set, gradients, hessians, Params with { Leaves = 3, LeafL2 = 0 }, out int[] rows);
        Assert.Equal(3, tree.LeafCount);
        Assert.Equal(["0,1,3", "2", "4,5"], leaves.Select(leaf => string.Join(',', rows[leaf].Order())).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_row_lies_in_the_leaf_that_its_image_falls_into()
    {
        var set = SmallDigits.Create(200);
        var scores = new ClassScores(set.RequireLabels(), threads: 1);
        var columns = new PixelColumns(set);
        var bins = new PixelBins(columns, 16);
        var grower = new BoostedTree(columns, bins, new BinnedRows(set, bins), Params with { Leaves = 9 });
        for (int digit = 0; digit < 3; digit++)
        {
            int[] rows = Sample.Draw(200, 0.7, new SplitMix64(2));
            var (packed, units) = scores.Gradients(digit, rows);
            var (tree, leaves) = grower.Grow(rows, [.. Enumerable.Range(0, bins.Pixels.Length)], packed, units);
            Assert.InRange(tree.LeafCount, 2, 9);
            Assert.Equal(Sample.Draw(200, 0.7, new SplitMix64(2)), leaves.SelectMany(leaf => rows[leaf]).Order());
            Assert.All(leaves.Index(), leaf => Assert.All(rows[leaf.Item], row => Assert.Equal(leaf.Index, tree.Find(set.Image(row)))));
        }
    }

    private static Split Best(DigitSet set, double[] gradients, double[] hessians, BaselineParams parameters)
    {
        var bins = new PixelBins(new PixelColumns(set), parameters.Bins);
        var (packed, units) = Pack(gradients, hessians);
        var sums = new ulong[bins.Thresholds.Length];
        GradientHistogram.Build(new BinnedRows(set, bins), [.. Enumerable.Range(0, set.Count)], packed, sums);
        return new GainSearch(bins, units, parameters).Best(sums, packed.Aggregate(0UL, (sum, row) => sum + row), [.. Enumerable.Range(0, bins.Pixels.Length)]);
    }

    private static (Tree Tree, Range[] Leaves) Grow(DigitSet set, double[] gradients, double[] hessians, BaselineParams parameters, out int[] rows)
    {
        var columns = new PixelColumns(set);
        var bins = new PixelBins(columns, parameters.Bins);
        var (packed, units) = Pack(gradients, hessians);
        rows = [.. Enumerable.Range(0, set.Count)];
        return new BoostedTree(columns, bins, new BinnedRows(set, bins), parameters).Grow(rows, [.. Enumerable.Range(0, bins.Pixels.Length)], packed, units);
    }

    private static (ulong[] Packed, GradientUnits Units) Pack(double[] gradients, double[] hessians)
    {
        var units = GradientUnits.For(gradients.Length, gradients.Sum(Math.Abs), hessians.Sum());
        return ([.. gradients.Zip(hessians, units.Pack)], units);
    }
}
