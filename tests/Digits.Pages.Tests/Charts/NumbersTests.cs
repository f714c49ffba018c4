using System.Globalization;
using Digits.Pages.Charts;

namespace Digits.Pages.Tests.Charts;

public class NumbersTests
{
    [Theory]
    [InlineData(42000, 0, "42,000")]
    [InlineData(0.99575, 4, "0.9958")]
    [InlineData(-0.00001, 2, "0.00")]
    [InlineData(1234.5, 2, "1,234.50")]
    public void Numbers_have_fixed_decimals_and_no_negative_zero(double value, int decimals, string text) =>
        Assert.Equal(text, Numbers.Fixed(value, decimals));

    [Theory]
    [InlineData(12.5, "12.5")]
    [InlineData(-0.001, "0")]
    [InlineData(3, "3")]
    [InlineData(1.239, "1.24")]
    public void Coordinates_are_as_short_as_two_decimals_allow(double value, string text) => Assert.Equal(text, Numbers.Coordinate(value));

    [Fact]
    public void A_percentage_is_never_broken_over_two_lines() => Assert.Equal("12.3\u00A0%", Numbers.Percent(0.1234));

    [Fact]
    public void The_readers_culture_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };

            Assert.Equal(("1,234.5", "1.5"), (Numbers.Fixed(1234.5, 1), Numbers.Coordinate(1.5)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
