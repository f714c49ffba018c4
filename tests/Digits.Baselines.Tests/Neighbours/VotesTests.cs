using Digits.Baselines.Neighbours;
using Digits.Core.Data;
using Digits.Core.Errors;

namespace Digits.Baselines.Tests.Neighbours;

public class VotesTests
{
    [Fact]
    public void Plain_votes_count_one_each()
    {
        float[] votes = Count("plain", [4, 9, 4], [100, 200, 300]);
        Assert.Equal(2 / 3.0, votes[4], 1e-3);
        Assert.Equal(1 / 3.0, votes[9], 1e-3);
        Assert.Equal(1, votes.Sum(), 6);
    }

    [Theory]
    [InlineData(new byte[] { 7, 2 }, 7)]
    [InlineData(new byte[] { 7, 2, 2, 7 }, 7)]
    [InlineData(new byte[] { 9, 1, 1, 9, 5 }, 9)]
    [InlineData(new byte[] { 8, 0, 0, 3, 3, 8, 1 }, 8)]
    [InlineData(new byte[] { 8, 0, 0, 0, 8 }, 0)]
    public void Of_digits_with_equally_many_votes_that_of_the_nearest_neighbour_is_predicted(byte[] digits, int expected)
    {
        float[] votes = Count("plain", digits, [.. Enumerable.Range(0, digits.Length)]);
        Assert.Equal(expected, ClassProbabilities.OfAll(votes).Predicted(0));
    }

    [Fact]
    public void The_inverse_of_distances_weighs_votes()
    {
        // Distances 2, 4, 4: weights 1/2, 1/4, 1/4.
        float[] votes = Count("distance", [3, 5, 8], [4, 16, 16]);
        Assert.Equal((0.5f, 0.25f, 0.25f), (votes[3], votes[5], votes[8]));
    }

    [Fact]
    public void The_very_same_image_has_the_only_vote()
    {
        float[] votes = Count("distance", [3, 5, 8], [0, 0, 1]);
        Assert.Equal((0.5f, 0.5f, 0f), (votes[3], votes[5], votes[8]));
    }

    [Fact]
    public void Another_kind_of_votes_is_an_error() => Assert.Equal(
        "Found:    votes \"rank\"\nExpected: \"plain\" or \"distance\"\nWhere:    pipeline.json, baseline.votes",
        Assert.Throws<InputException>(() => Count("rank", [1], [1])).Message);

    private static float[] Count(string kind, byte[] digits, int[] squares)
    {
        var votes = new float[DigitSet.ClassCount];
        Votes.Count(kind, digits, squares, votes);
        return votes;
    }
}
