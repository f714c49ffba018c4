using Digits.Pages.Eda;

namespace Digits.Pages.Tests.Eda;

public class ClassSamplesTests
{
    [Theory]
    [InlineData(1, "3")]
    [InlineData(2, "3 53")]
    [InlineData(4, "3 23 53 73")]
    [InlineData(99, "3 13 23 33 43 53 63 73 83 93")]
    public void Samples_spread_evenly_over_a_classs_rows(int count, string rows) =>
        Assert.Equal(rows, string.Join(' ', ClassSamples.Choose(SyntheticDigits.Bars(100), 3, count)));

    [Fact]
    public void Ink_is_every_pixel_above_zero() => Assert.Equal(3 * 20, ClassSamples.Ink(SyntheticDigits.Bars(10).Image(2)));
}
