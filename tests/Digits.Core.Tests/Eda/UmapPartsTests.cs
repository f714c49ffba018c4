using Digits.Core.Eda;

namespace Digits.Core.Tests.Eda;

public class UmapPartsTests
{
    /// <summary>The numbers are those that the authors' program fits.</summary>
    [Theory]
    [InlineData(0.1, 1.577, 0.895)]
    [InlineData(0.5, 0.583, 1.334)]
    public void The_curve_of_nearness_is_the_authors(double minDistance, double a, double b)
    {
        var curve = UmapCurve.Fit(minDistance);
        Assert.Equal((a, b), (Math.Round(curve.A, 3), Math.Round(curve.B, 3)));
    }

    [Fact]
    public void Memberships_of_a_point_sum_to_the_logarithm_of_its_neighbours()
    {
        var neighbours = NearestNeighbours.Find(Clouds.Groups(90, 3, 5), 7);
        var graph = FuzzyGraph.Of(neighbours);
        var weights = graph.Heads.Zip(graph.Tails, graph.Weights).ToDictionary(e => (e.First, e.Second), e => e.Third);

        Assert.All(weights, e => Assert.Equal(e.Value, weights[(e.Key.Second, e.Key.First)]));
        Assert.All(weights.Values, w => Assert.InRange(w, double.Epsilon, 1));
        Assert.All(Enumerable.Range(0, 90), p => Assert.Equal(1, weights[(p, neighbours.Of(p)[0])]));
        Assert.All(Enumerable.Range(0, 90), p => Assert.True(neighbours.Of(p).ToArray().Sum(n => weights[(p, n)]) >= 3 - 1e-4));
    }

    [Fact]
    public void A_view_that_nobody_returns_keeps_its_membership()
    {
        // 0, 1, 3 and 103 on a line: 103 sees 3 and 1, which do not see it.
        var graph = FuzzyGraph.Of(NearestNeighbours.Find(new([0, 1, 3, 103], 1), 2));
        double[] ofLast = [.. graph.Weights.Where((_, e) => graph.Heads[e] == 3)];
        Assert.Equal(2, ofLast.Length);
        Assert.Equal(Math.Log2(3), ofLast.Sum(), 4);
    }

    [Fact]
    public void A_table_is_within_a_ten_thousandth_of_its_function()
    {
        var table = new PullTable(x => 1 / (x + 0.001));
        for (double x = 1e-9; x < 1e6; x *= 1.37)
        {
            Assert.InRange(table[x] * (x + 0.001), 0.9999, 1.0001);
        }

        Assert.Equal((table[1e-30], table[1e30]), (table[0], 1 / (Math.Pow(2, 24) + 0.001)));
    }
}
