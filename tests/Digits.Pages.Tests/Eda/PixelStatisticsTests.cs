using Digits.Core.Data;
using Digits.Pages.Eda;

namespace Digits.Pages.Tests.Eda;

public class PixelStatisticsTests
{
    [Fact]
    public void Pixels_are_counted_by_value_and_place()
    {
        byte[] pixels = new byte[2 * DigitSet.PixelCount];
        (pixels[0], pixels[DigitSet.PixelCount], pixels[DigitSet.PixelCount + 783]) = (100, 200, 255);

        var statistics = PixelStatistics.Of(new DigitSet(pixels, null));

        Assert.Equal((1565, 1, 1, 1), (statistics.Histogram[0], statistics.Histogram[100], statistics.Histogram[200], statistics.Histogram[255]));
        Assert.Equal((200, 255, 0), (statistics.Greatest[0], statistics.Greatest[783], statistics.Greatest[1]));
        Assert.Equal((0, 255, 782), (statistics.Min, statistics.Max, statistics.AlwaysZero));
        Assert.Equal(555.0 / 1568, statistics.Mean, 12);
        Assert.Equal(1565.0 / 1568, statistics.Share(0, 1), 12);
        Assert.Equal(1.0 / 1568, statistics.Share(201, 256), 12);
    }

    [Fact]
    public void An_empty_set_has_no_ink()
    {
        var statistics = PixelStatistics.Of(new DigitSet([], null));

        Assert.Equal((0, 0, 0.0, 0.0, 784), (statistics.Min, statistics.Max, statistics.Mean, statistics.Share(0, 1), statistics.AlwaysZero));
    }
}
