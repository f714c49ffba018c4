using Digits.Core.Data;

namespace Digits.Core.Tests.Data;

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
        var one = Images([5], [0]);
        byte[] pixels = [.. one.Image(0), .. one.Image(0)];
        pixels[^1]++;
        var found = Duplicates.Of(one, new DigitSet(pixels, null));
        Assert.Empty(found.InTest);
        Assert.Equal([(0, 0)], found.Shared);
    }

    /// <summary>Makes images of one grey each.</summary>
    private static DigitSet Images(byte[] greys, byte[]? labels) => new([.. greys.SelectMany(g => Enumerable.Repeat(g, DigitSet.PixelCount))], labels);
}
