using Digits.Core.Metrics;
using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Reports;

public class LookedForPairsTests
{
    [Fact]
    public void Both_directions_of_a_pair_count()
    {
        var pairs = LookedForPairs.Of(Matrix((4, 9, 3), (9, 4, 2), (7, 1, 1)));

        Assert.Equal(["7-1", "3-5", "8-3", "4-9", "6-5", "6-0", "7-2"], pairs.Select(p => p.ToString()));
        Assert.Equal([1, 0, 0, 5, 0, 0, 0], pairs.Select(p => p.Errors));
        Assert.Equal(new DigitPair(4, 9, 3, 2), pairs[3]);
    }

    [Fact]
    public void Sentences_hold_the_pairs_against_all_errors()
    {
        string[] sentences = [.. LookedForPairs.Sentences(Matrix((4, 9, 3), (9, 4, 2), (7, 1, 1), (5, 9, 4)))];

        Assert.Equal(
            [
                "Of the pairs that people mix up (7-1, 3-5, 8-3, 4-9, 6-5, 6-0, 7-2), 4-9 (5), 7-1 (1) are mixed up here, 60\u00A0% of all errors; 3-5, 8-3, 6-5, 6-0, 7-2 never.",
                "The most frequent pair beside them is 5-9 (4).",
            ],
            sentences);
    }

    [Fact]
    public void A_pair_that_nobody_looks_for_is_named_where_it_is_the_most_frequent()
    {
        string[] sentences = [.. LookedForPairs.Sentences(Matrix((0, 1, 7), (6, 0, 1)))];

        Assert.Equal("The most frequent pair beside them is 0-1 (7, more than any of them).", sentences[1]);
    }

    [Fact]
    public void Where_none_of_them_occurs_it_says_so() => Assert.Equal(
        "Of the pairs that people mix up (7-1, 3-5, 8-3, 4-9, 6-5, 6-0, 7-2), none is mixed up here.", LookedForPairs.Sentences(Matrix((0, 1, 7))).First());

    [Fact]
    public void Pairs_of_digits_that_do_not_occur_are_left_out()
    {
        int[,] counts = new int[10, 10];
        (counts[4, 4], counts[9, 9], counts[4, 9]) = (5, 5, 1);

        Assert.Equal("4-9", Assert.Single(LookedForPairs.Of(new ConfusionMatrix(counts))).ToString());
    }

    [Fact]
    public void A_pair_s_place_counts_those_with_more_errors()
    {
        var table = LookedForPairs.Table(Matrix((4, 9, 3), (3, 5, 3), (0, 1, 7)));

        Assert.Equal(["4-9", "3", "3", "0", "2"], table.Rows[3]);
        Assert.Equal("2", table.Rows[1][^1]);
        Assert.Equal("", table.Rows[0][^1]);
    }

    private static ConfusionMatrix Matrix(params (int Label, int Predicted, int Count)[] errors)
    {
        int[,] counts = new int[10, 10];
        for (int digit = 0; digit < 10; digit++)
        {
            counts[digit, digit] = 100;
        }

        foreach (var (label, predicted, count) in errors)
        {
            counts[label, predicted] = count;
        }

        return new ConfusionMatrix(counts);
    }
}
