using Digits.Core.Eda;

namespace Digits.Core.Tests.Eda;

public class NearestNeighboursTests
{
    [Theory]
    [InlineData(2, 1, 1)]
    [InlineData(5, 3, 4)]
    [InlineData(16, 7, 5)]
    [InlineData(197, 7, 15)]
    public void Each_point_has_the_neighbours_that_a_plain_search_finds(int count, int dimensions, int neighbours)
    {
        var points = Clouds.Whole(count, dimensions);

        var table = NearestNeighbours.Find(points, neighbours);

        Assert.Equal(count, table.Count);
        for (int i = 0; i < count; i++)
        {
            var plain = Enumerable.Range(0, count).Where(j => j != i).OrderBy(j => Squared(points, i, j)).ThenBy(j => j).Take(neighbours).ToArray();
            Assert.Equal(plain, table.Of(i).ToArray());
            Assert.Equal(plain.Select(j => MathF.Sqrt(Squared(points, i, j))), table.DistancesOf(i).ToArray());
        }
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        var points = Clouds.Groups(300, 3, 9);
        var (one, two) = (NearestNeighbours.Find(points, 5), NearestNeighbours.Find(points, 5, threads: 2));
        Assert.Equal(one.Indices, two.Indices);
        Assert.Equal(one.Distances, two.Distances);
    }

    [Fact]
    public void Without_some_points_a_table_holds_what_a_search_among_the_others_finds()
    {
        var points = Clouds.Whole(60, 3);
        bool[] stays = [.. Enumerable.Range(0, points.Count).Select(i => i % 3 != 0)];
        int[] left = [.. Enumerable.Range(0, points.Count).Where(i => stays[i])];

        var table = NearestNeighbours.Find(points, 30).Within(stays, 4)!;

        var search = NearestNeighbours.Find(points.Select(left), 4);
        Assert.Equal((search.Neighbours, search.Count), (table.Neighbours, table.Count));
        Assert.Equal(search.Indices, table.Indices);
        Assert.Equal(search.Distances, table.Distances);
        Assert.Null(NearestNeighbours.Find(points, 4).Within(stays, 4));
        Assert.Equal(NearestNeighbours.Find(points, 4).Indices, NearestNeighbours.Find(points, 30).Nearest(4).Indices);
    }

    [Fact]
    public void A_copy_is_a_neighbour_at_no_distance() =>
        Assert.Equal([0f, 0f], NearestNeighbours.Find(new([7, 1, 7], 1), 1).Distances.Where((_, i) => i != 1));

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void There_must_be_that_many_other_points(int neighbours) =>
        Assert.Equal("neighbours", Assert.Throws<ArgumentOutOfRangeException>(() => NearestNeighbours.Find(Clouds.Whole(4, 2), neighbours)).ParamName);

    private static float Squared(PointSet points, int i, int j) =>
        Enumerable.Range(0, points.Dimensions).Sum(d => (points[i][d] - points[j][d]) * (points[i][d] - points[j][d]));
}
