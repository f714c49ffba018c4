using Digits.Pages.Previews;
using Digits.Pages.Tests.Eda;

namespace Digits.Pages.Tests.Previews;

public class DrawSheetTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        var bars = SyntheticDigits.Bars(40);
        var sheet = new DrawSheet(bars.Select([2, 5, 9]), bars.Select([12, 22, 15, 25, 19, 29]));
        string path = Path.GetTempFileName();
        try
        {
            sheet.Write(path);
            var read = DrawSheet.Read(path);

            Assert.Equal(2, read.Count);
            Assert.Equal(sheet.Originals.Pixels, read.Originals.Pixels);
            Assert.Equal(sheet.Draws.Pixels, read.Draws.Pixels);
            Assert.Equal([2, 2, 5, 5, 9, 9], read.Draws.Labels);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Its_change_is_the_mean_over_all_pixels_of_all_draws()
    {
        var bars = SyntheticDigits.Bars(20);

        // Of digit 1, two rows of 20 pixels are 20 darker in the second image.
        Assert.Equal(2 * 20 * 20 / 784.0, new DrawSheet(bars.Select([1]), bars.Select([11])).MeanChange, 9);
    }
}
