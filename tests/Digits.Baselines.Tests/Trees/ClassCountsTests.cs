using Digits.Baselines.Trees;

namespace Digits.Baselines.Tests.Trees;

public class ClassCountsTests
{
    private readonly ClassCounts _counts = new();

    [Fact]
    public void The_best_split_of_six_rows_is_the_one_worked_out_by_hand()
    {
        // Left of 15: three 1s, 9 / 3; right: two 2s and a 3, (4 + 1) / 3. The others: 4 / 2 + 6 / 4 and 13 / 5 + 1 / 1.
        var found = Best([1, 1, 1, 2, 2, 3], [0, 0, 10, 20, 20, 30]);
        Assert.Equal(14.0 / 3, found.Score, 12);
        Assert.Equal((15, true), (found.Threshold, found.Varies));
    }

    [Fact]
    public void A_row_counts_as_often_as_it_was_drawn()
    {
        // Left of 5: a 4 three times; right: a 4 and a 9 twice, (1 + 4) / 3. The other: (16 + 0) / 4 + 4 / 2.
        var found = Best([4, 4, 9], [0, 10, 20], row => 3 - row + (row == 2 ? 1 : 0) - (row == 1 ? 1 : 0));
        Assert.Equal(6, found.Score, 12);
        Assert.Equal(15, found.Threshold);
    }

    [Fact]
    public void No_side_is_lighter_than_a_leaf_may_be()
    {
        Assert.Equal((4, 0, true), Best([5, 6, 6, 6], [0, 1, 2, 3]));
        Assert.Equal((3, 1, true), Best([5, 6, 6, 6], [0, 1, 2, 3], leafWeight: 2));
        Assert.Equal((0, 0, true), Best([5, 6, 6, 6], [0, 1, 2, 3], leafWeight: 3));
    }

    [Fact]
    public void A_pixel_of_one_value_is_told_and_leaves_nothing_behind()
    {
        Assert.Equal((0, 0, false), Best([1, 2, 2], [80, 80, 80]));
        Assert.Equal((3, 40, true), Best([1, 2, 2], [0, 80, 80]));
    }

    [Fact]
    public void Random_tables_have_the_score_of_the_best_threshold_of_plain_loops()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var set = Tables.Random(40, seed);
            byte[] labels = set.RequireLabels();
            var columns = new PixelColumns(set);
            var rows = Tables.Weighted(labels, row => 1 + (row % 3));
            _counts.Enter(rows);
            for (int pixel = 0; pixel < 3; pixel++)
            {
                byte[] column = columns.Of(pixel).ToArray();
                double expected = Enumerable.Range(0, 255).Max(threshold => Purity(row => column[row] <= threshold) + Purity(row => column[row] > threshold));
                Assert.Equal(expected, _counts.Best(column, rows, 1, out byte found, out _), 9);
                Assert.Equal(expected, Purity(row => column[row] <= found) + Purity(row => column[row] > found), 9);
            }

            double Purity(Func<int, bool> side) => rows.Where(row => side(row.Row)).ToList() is { Count: > 0 } chosen
                ? chosen.GroupBy(row => row.Label).Sum(g => Math.Pow(g.Sum(row => row.Weight), 2)) / chosen.Sum(row => row.Weight) : double.NegativeInfinity;
        }
    }

    private (double Score, int Threshold, bool Varies) Best(byte[] labels, byte[] column, Func<int, int>? weight = null, int leafWeight = 1)
    {
        var rows = Tables.Weighted(labels, weight ?? (_ => 1));
        _counts.Enter(rows);
        double score = _counts.Best(column, rows, leafWeight, out byte threshold, out bool varies);
        return (score, threshold, varies);
    }
}
