using Digits.Baselines.Images;
using Digits.Core.Data;

namespace Digits.Baselines.Tests.Images;

public class DeskewTests
{
    [Fact]
    public void The_slant_is_the_covariance_of_columns_and_rows_over_the_variance_of_rows()
    {
        // Mean column (2 + 3 + 6) / 3, mean row 5; covariance (2 - 6) * -1 / 3 = 4 / 3, variance 2 / 3.
        var (column, row, slant) = Deskew.Measure(Lit((4, 2), (5, 3), (6, 6)));
        Assert.Equal((11.0 / 3, 5.0, 2.0), (column, row, slant));
    }

    [Fact]
    public void A_slanted_bar_is_set_upright_in_the_middle()
    {
        byte[] bar = Lit([.. from line in Enumerable.Range(4, 16) from width in Enumerable.Range(0, 3) select (line, 3 + (line / 2) + width)]);
        Assert.Equal(0.5, Deskew.Measure(bar).Slant, 0.01);

        byte[] upright = Deskew.Of(new DigitSet(bar, [1])).Pixels;

        var (column, row, slant) = Deskew.Measure(upright);
        Assert.Equal(13.5, column, 0.05);
        Assert.Equal(13.5, row, 0.05);
        Assert.Equal(0, slant, 0.01);
        Assert.All(Enumerable.Range(7, 12), r => Assert.Equal(0, upright[(r * DigitSet.Side) + 10]));
        Assert.All(Enumerable.Range(7, 12), r => Assert.Equal(255, upright[(r * DigitSet.Side) + 13]));
    }

    [Fact]
    public void Half_a_pixel_is_the_mean_of_two()
    {
        // The centre of mass is at column 12.5, row 13: it moves by one column and half a row.
        byte[] moved = Deskew.Of(new DigitSet(Lit((13, 12), (13, 13)), null)).Pixels;
        int[] lit = [.. Enumerable.Range(0, DigitSet.PixelCount).Where(p => moved[p] != 0)];
        Assert.Equal([(13 * 28) + 13, (13 * 28) + 14, (14 * 28) + 13, (14 * 28) + 14], lit);
        Assert.All(lit, p => Assert.Equal(128, moved[p]));
    }

    [Fact]
    public void An_image_without_a_lit_pixel_stays_as_it_is() => Assert.Equal(new byte[784], Deskew.Of(new DigitSet(new byte[784], null)).Pixels);

    private static byte[] Lit(params (int Row, int Column)[] places)
    {
        var image = new byte[DigitSet.PixelCount];
        foreach (var (row, column) in places)
        {
            image[(row * DigitSet.Side) + column] = 255;
        }

        return image;
    }
}
