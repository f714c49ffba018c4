using Digits.Pages.Charts;
using Digits.Pages.Tests.Eda;

namespace Digits.Pages.Tests.Charts;

public class TintedTests
{
    [Fact]
    public void Ink_has_its_tint_and_paper_lets_the_page_through()
    {
        var picture = new Tinted(30, 31, [Hue.Blue, Hue.Brown]);
        picture.Add(SyntheticDigits.Bars(1).Image(0), 2, 3, tint: 1);

        var (places, colours, opacities) = PngReader.ReadPalette(Png.Encode(picture));

        // The only bar of class 0 is one line of 20 pixels, full ink, from line 4 and column 4 of the digit.
        Assert.Equal((30, 31), (places.Width, places.Height));
        Assert.Equal(20, places.Pixels.Count(p => p != 0));
        Assert.All(places.Pixels.AsSpan(((3 + 4) * 30) + 2 + 4, 20).ToArray(), p => Assert.Equal(1 + (2 * 24) - 1, p));
        Assert.Equal([0x9C, 0x6B, 0x4E], colours[^3..]);
        Assert.Equal((0, 255, 10), (opacities[0], opacities[^1], opacities[1]));
    }

    [Fact]
    public void Ten_tints_fit_a_palette_and_eleven_do_not()
    {
        _ = new Tinted(1, 1, [.. Enumerable.Repeat(Hue.Blue, 10)]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Tinted(1, 1, [.. Enumerable.Repeat(Hue.Blue, 11)]));
    }
}
