using Digits.Pages.Charts;

namespace Digits.Pages.Tests.Charts;

public class AxisTests
{
    [Theory]
    [InlineData(0, 4684, "0 1,000 2,000 3,000 4,000 5,000")]
    [InlineData(0, 12, "0 5 10 15")]
    [InlineData(0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(99.43, 99.71, "99.4 99.5 99.6 99.7 99.8")]
    [InlineData(0, 0.003, "0.000 0.001 0.002 0.003")]
    [InlineData(-0.5, 0.5, "-0.6 -0.4 -0.2 0.0 0.2 0.4 0.6")]
    [InlineData(0, 0, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(5, 5, "5.0 5.1 5.2 5.3 5.4 5.5")]
    public void A_linear_axis_starts_and_ends_on_round_numbers(double min, double max, string labels)
    {
        var axis = Axis.Linear("x", min, max);

        Assert.Equal(labels, string.Join(' ', axis.Labels));
        Assert.Equal((axis.Ticks[0], axis.Ticks[^1]), (axis.Min, axis.Max));
    }

    [Fact]
    public void An_exact_axis_keeps_its_ends_and_drops_ticks_beyond_them()
    {
        var axis = Axis.Exact("x", 0, 256, 6);

        Assert.Equal((0, 256), (axis.Min, axis.Max));
        Assert.Equal([0, 50, 100, 150, 200, 250], axis.Ticks);
    }

    [Theory]
    [InlineData(3, 27_000_000, "1 10 100 1,000 10,000 100,000 1,000,000 10,000,000 100,000,000")]
    [InlineData(0.02, 0.5, "0.01 0.1 1")]
    [InlineData(1, 1, "1 10")]
    public void A_logarithmic_axis_ticks_at_powers_of_ten(double min, double max, string labels) =>
        Assert.Equal(labels, string.Join(' ', Axis.Log("x", min, max).Labels));

    [Fact]
    public void A_logarithmic_axis_cannot_start_at_zero() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Axis.Log("x", 0, 10));

    [Theory]
    [InlineData(10, 0.5)]
    [InlineData(1, 0)]
    [InlineData(100, 1)]
    [InlineData(0, 0)]
    [InlineData(1e6, 1)]
    public void A_logarithmic_axis_places_equal_ratios_equally_far_apart_and_holds_the_rest_inside(double value, double fraction) =>
        Assert.Equal(fraction, Axis.Log("x", 1, 100).Fraction(value), 12);

    [Fact]
    public void A_linear_axis_places_numbers_in_proportion() => Assert.Equal(0.25, Axis.Linear("x", 0, 100).Fraction(25), 12);
}
