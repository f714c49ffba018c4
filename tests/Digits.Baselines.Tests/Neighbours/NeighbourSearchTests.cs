using Digits.Baselines.Images;
using Digits.Baselines.Neighbours;
using Digits.Baselines.Tests.Images;
using Digits.Core.Data;

namespace Digits.Baselines.Tests.Neighbours;

public class NeighbourSearchTests
{
    private const int Count = 300;

    // Every image is there three times, so that there are ties.
    private static readonly DigitSet Images = PixelPanelsTests.Random(Count / 3, seed: 4).Select([.. Enumerable.Range(0, Count).Select(row => row * 7 % (Count / 3))]);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Neighbours_are_those_of_plain_loops_and_of_equally_far_ones_the_lower_rows(int k)
    {
        var queries = PixelPanelsTests.Random(70, seed: 5);
        var found = NeighbourSearch.Find(new PixelPanels(Images), queries, k, leaveOut: false, threads: 2);
        for (int query = 0; query < queries.Count; query++)
        {
            var expected = Enumerable.Range(0, Count).Select(row => (Square: Square(queries, query, row), Row: row)).Order().Take(k).ToArray();
            Assert.Equal(expected.Select(e => e.Row), found.Rows[(query * k)..((query + 1) * k)]);
            Assert.Equal(expected.Select(e => e.Square), found.Squares[(query * k)..((query + 1) * k)]);
        }
    }

    [Fact]
    public void A_row_that_is_left_out_finds_all_but_itself()
    {
        var found = NeighbourSearch.Find(new PixelPanels(Images), Images, 3, leaveOut: true, threads: 2);
        for (int row = 0; row < Count; row++)
        {
            var expected = Enumerable.Range(0, Count).Where(other => other != row).Select(other => (Square: Square(Images, row, other), Row: other)).Order().Take(3);
            Assert.Equal(expected.Select(e => e.Row), found.Rows[(row * 3)..((row + 1) * 3)]);
        }
    }

    [Fact]
    public void Of_too_few_images_all_are_neighbours()
    {
        var three = Images.Select([0, 1, 2]);
        Assert.Equal(3, NeighbourSearch.Find(new PixelPanels(three), three, 5, leaveOut: false, threads: 1).Count);
        Assert.Equal(2, NeighbourSearch.Find(new PixelPanels(three), three, 5, leaveOut: true, threads: 1).Count);
    }

    private static int Square(DigitSet queries, int query, int row)
    {
        int sum = 0;
        for (int p = 0; p < DigitSet.PixelCount; p++)
        {
            int difference = queries.Image(query)[p] - Images.Image(row)[p];
            sum += difference * difference;
        }

        return sum;
    }
}
