using Digits.Core.Data;
using Digits.Pages.Eda;

namespace Digits.Pages.Tests.Eda;

public class StrokeTests
{
    [Theory]
    [InlineData(1, 0.9, 1.1)]
    [InlineData(2, 1.7, 2.1)]
    [InlineData(4, 3.2, 4.1)]
    public void A_bar_s_stroke_is_about_as_wide_as_the_bar(int width, double least, double most)
    {
        byte[] image = new byte[DigitSet.PixelCount];
        for (int row = 10; row < 10 + width; row++)
        {
            image.AsSpan((row * DigitSet.Side) + 2, 24).Fill(255);
        }

        Assert.InRange(Stroke.Width(image), least, most);
        byte[] faint = [.. image.Select(p => (byte)(p / 3))];
        Assert.Equal(Stroke.Width(image), Stroke.Width(faint), 9);
    }

    [Fact]
    public void Paper_has_no_stroke() => Assert.Equal(0, Stroke.Width(new byte[DigitSet.PixelCount]));
}
