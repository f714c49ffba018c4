using Digits.Core.Data;
using Digits.Pages.Eda;

namespace Digits.Pages.Tests.Eda;

public class DriftTests
{
    [Theory]
    [InlineData(new[] { 1.0, 2, 3 }, new[] { 1.0, 2, 3 }, 0)]
    [InlineData(new[] { 1.0, 2, 3 }, new[] { 4.0, 5 }, 1)]
    [InlineData(new[] { 1.0, 2, 3, 4 }, new[] { 3.0, 4, 5, 6 }, 0.5)]
    [InlineData(new[] { 1.0, 1, 1, 2 }, new[] { 1.0, 2, 2, 2 }, 0.5)]
    public void The_statistic_is_the_widest_gap_between_two_distributions(double[] first, double[] second, double expected)
    {
        Assert.Equal(expected, KolmogorovSmirnov.Statistic(first, second), 12);
        Assert.Equal(expected, KolmogorovSmirnov.Statistic(second, first), 12);
    }

    /// <summary>The table of the limiting distribution has 1.358 at 5 % and 1.628 at 1 %.</summary>
    [Theory]
    [InlineData(0.05, 1.358)]
    [InlineData(0.01, 1.628)]
    public void The_critical_value_is_that_of_the_tables(double probability, double table) =>
        Assert.Equal(table * Math.Sqrt((100.0 + 300) / (100 * 300)), KolmogorovSmirnov.Critical(probability, 100, 300), 3);

    [Fact]
    public void A_set_does_not_drift_from_its_other_half_and_does_from_a_darkened_one()
    {
        var all = SyntheticDigits.Bars(100);
        var (even, odd) = (all.Select([.. Enumerable.Range(0, 50).Select(i => 2 * i)]), all.Select([.. Enumerable.Range(0, 50).Select(i => i % 10 * 10 + i / 10)]));
        byte[] dark = [.. odd.Pixels.Select(p => (byte)(p / 8))];

        Assert.Equal(DriftVerdict.Drift, Drift.Between(even, new DigitSet(dark, null), null).Verdict);
        var none = Drift.Between(even, even, null);
        Assert.Equal((DriftVerdict.None, 0.0), (none.Verdict, none.Greatest));
    }

    [Fact]
    public void A_difference_beyond_chance_but_small_is_slight() =>
        Assert.Equal(DriftVerdict.Slight, new Drift([new("ink", 1, 2, 0.05)], 0.04).Verdict);

    [Fact]
    public void The_components_of_a_map_are_compared_too()
    {
        var bars = SyntheticDigits.Bars(60);
        var drift = Drift.Between(bars, bars, EdaPageTests.Map(bars));
        Assert.Equal(2 + 4, drift.Measures.Length);
        Assert.All(drift.Measures, m => Assert.Equal((0.0, m.TrainMean), (m.Statistic, m.TestMean)));
    }
}
