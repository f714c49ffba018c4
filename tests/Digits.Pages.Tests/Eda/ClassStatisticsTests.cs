using Digits.Core.Data;
using Digits.Pages.Eda;

namespace Digits.Pages.Tests.Eda;

public class ClassStatisticsTests
{
    [Fact]
    public void Each_class_has_its_own_mean_and_spread()
    {
        byte[] pixels = new byte[3 * DigitSet.PixelCount];
        (pixels[5], pixels[DigitSet.PixelCount + 5], pixels[(2 * DigitSet.PixelCount) + 5]) = (100, 200, 60);

        var classes = ClassStatistics.Of(new DigitSet(pixels, [3, 3, 8]));

        Assert.Equal([0, 0, 0, 2, 0, 0, 0, 0, 1, 0], classes.Counts);
        Assert.Equal((150, 60, 0), (classes.Means[3][5], classes.Means[8][5], classes.Means[3][6]));
        Assert.Equal(Math.Sqrt(50 * 50 / 784.0), classes.Spreads[3], 12);
        Assert.Equal(0, classes.Spreads[8], 6);
        Assert.Equal(Math.Sqrt(90 * 90 / 784.0), classes.Distance(3, 8), 12);
        Assert.Equal((3, 8), classes.NearestPair());
    }

    [Fact]
    public void The_nearest_pair_is_the_one_with_the_most_alike_means() =>
        Assert.Equal((8, 9), ClassStatistics.Of(new DigitSet(Bright(10, 90, 200, 203), [1, 4, 8, 9])).NearestPair());

    [Fact]
    public void A_set_without_labels_has_no_classes()
    {
        var error = Assert.Throws<ArgumentException>(() => ClassStatistics.Of(new DigitSet(new byte[784], null)));

        Assert.Equal("class statistics need labels (Parameter 'set')", error.Message);
    }

    private static byte[] Bright(params byte[] values) => [.. values.SelectMany(v => Enumerable.Repeat(v, DigitSet.PixelCount))];
}
