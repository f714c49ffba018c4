using Digits.Core.Data;
using Digits.Pages.Eda;

namespace Digits.Pages.Tests.Eda;

public class DuplicatesTests
{
    [Fact]
    public void Copies_are_found_within_train_within_test_and_in_both()
    {
        var found = Duplicates.Of(Images([5, 6, 5, 5, 7], [1, 2, 1, 3, 4]), Images([8, 6, 8, 9], null));

        Assert.Equal([(2, 0), (3, 0)], found.InTrain);
        Assert.Equal([(3, 0)], found.Contradictions);
        Assert.Equal([(2, 0)], found.InTest);
        Assert.Equal([(1, 1)], found.Shared);
    }

    [Fact]
    public void Images_that_differ_in_one_pixel_are_no_copies()
    {
        var bars = SyntheticDigits.Bars(30);
        var found = Duplicates.Of(bars, SyntheticDigits.Bars(0));
        Assert.Empty(found.InTrain);

        byte[] pixels = [.. bars.Image(0), .. bars.Image(0)];
        pixels[^1]++;
        Assert.Empty(Duplicates.Of(new DigitSet(pixels, [0, 0]), bars).InTrain);
    }

    /// <summary>Makes images of one grey each.</summary>
    private static DigitSet Images(byte[] greys, byte[]? labels) => new([.. greys.SelectMany(g => Enumerable.Repeat(g, DigitSet.PixelCount))], labels);
}
