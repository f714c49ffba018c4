using Digits.Core.Metrics;

namespace Digits.Core.Tests.Metrics;

public class McNemarTestTests
{
    // By hand: 2 (1 + 10 + 45) / 2^10, 2 / 2^5, and the middle of 10, which counts all splits.
    [Theory]
    [InlineData(2, 8, 0.109375)]
    [InlineData(8, 2, 0.109375)]
    [InlineData(0, 5, 0.0625)]
    [InlineData(5, 5, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(6, 18, 0.022655844688415527)]
    public void Few_rows_are_tested_by_the_binomial_distribution(int onlyFirst, int onlySecond, double p)
    {
        Assert.Equal(p, McNemarTest.Of(onlyFirst, onlySecond).P, 1e-12);
    }

    // Chi-square (|b - c| - 1)^2 / (b + c): 19^2 / 40 = 9.025 and 61^2 / 180 = 20.672, whose tails of one degree of freedom these are.
    [Theory]
    [InlineData(10, 30, 0.002663119259138554)]
    [InlineData(121, 59, 5.450094825427123e-06)]
    [InlineData(20, 20, 1)]
    [InlineData(12, 13, 1)]
    [InlineData(25, 0, 1.5866563039511896e-06)]
    public void Many_rows_are_tested_by_chi_square_with_continuity_correction(int onlyFirst, int onlySecond, double p)
    {
        Assert.Equal(p, McNemarTest.Of(onlyFirst, onlySecond).P, p * 1e-6);
    }

    [Fact]
    public void Only_rows_on_which_the_models_disagree_count()
    {
        bool[] first = [true, true, false, false, true, true];
        bool[] second = [true, false, true, false, false, true];
        Assert.Equal(McNemarTest.Of(2, 1), McNemarTest.Of(first, second));
        Assert.Throws<ArgumentException>(() => McNemarTest.Of(first, second.AsSpan(1)));
    }

    [Fact]
    public void A_negative_count_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => McNemarTest.Of(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => McNemarTest.Of(2, -1));
    }
}
