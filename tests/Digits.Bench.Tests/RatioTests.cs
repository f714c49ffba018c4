using Digits.Bench.Measuring;

namespace Digits.Bench.Tests;

public class RatioTests
{
    [Fact]
    public void A_ratio_is_taken_round_by_round_before_it_is_summed_up()
    {
        // The medians' quotient would be 20 / 10 = 2.
        var ratio = Measurements.Ratio(Better.Less, [10, 5, 20], [40, 20, 10]);
        Assert.Equal([4, 4, 0.5], ratio!.Rounds);
        Assert.Equal((4, 0.5, 4), (ratio.Median, ratio.Min, ratio.Max));
    }

    [Fact]
    public void Of_speeds_ours_is_over_the_peers()
    {
        var ratio = Measurements.Ratio(Better.More, [30, 10], [10, 20]);
        Assert.Equal((1.75, 0.5, 3), (ratio!.Median, ratio.Min, ratio.Max));
    }

    [Fact]
    public void Nothing_is_compared_where_neither_is_better_or_rounds_are_missing()
    {
        Assert.Null(Measurements.Ratio(Better.Neither, [1], [2]));
        Assert.Null(Measurements.Ratio(Better.Less, [1, 2], [2]));
    }

    [Fact]
    public void The_median_of_an_even_number_is_the_mean_of_the_two_in_the_middle()
    {
        var spread = Spread.Of([9, 1, 4, 2]);
        Assert.Equal((3, 1, 9), (spread.Median, spread.Min, spread.Max));
        Assert.Equal([9, 1, 4, 2], spread.Rounds);
    }

    [Fact]
    public void Rows_of_one_thing_stand_together_and_only_peers_have_a_ratio()
    {
        var measurements = new Measurements();
        foreach (double round in (double[])[1, 2])
        {
            measurements.Add(Contestant.Ours, new Reading("read", Unit.Milliseconds, 10 * round));
            measurements.Add(Contestant.Ours, new Reading("written", Unit.Milliseconds, 1));
            measurements.Add("other 1.0", new Reading("read", Unit.Milliseconds, 30 * round));
            measurements.Add("other 1.0", new Reading("alone", Unit.Milliseconds, 1));
        }

        var rows = measurements.Rows();
        Assert.Equal([("read", "Digits"), ("read", "other 1.0"), ("written", "Digits"), ("alone", "other 1.0")], rows.Select(row => (row.What, row.By)));
        Assert.Equal([null, 3, null, null], rows.Select(row => row.Ratio?.Median));
        Assert.Equal([30, 60], rows[1].Values.Rounds);
    }
}
