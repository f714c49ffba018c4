using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Recipes;

namespace Digits.Core.Tests.Data;

public class KeptDigitsTests
{
    private static readonly PerClass FourAndNine = new([0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);

    [Fact]
    public void Rows_of_other_digits_are_left_out_in_order()
    {
        byte[] pixels = new byte[5 * DigitSet.PixelCount];
        pixels[0] = 9;
        pixels[^1] = 44;

        var kept = KeptDigits.Select(new DigitSet(pixels, [9, 3, 4, 8, 4]), KeptDigits.Of(FourAndNine));

        Assert.Equal([9, 4, 4], kept.Labels);
        Assert.Equal((9, 44), (kept.Image(0)[0], kept.Image(2)[^1]));
    }

    [Fact]
    public void All_ten_digits_keep_the_very_set()
    {
        var set = new DigitSet(new byte[DigitSet.PixelCount], [3]);
        Assert.Same(set, KeptDigits.Select(set, KeptDigits.Of(1)));
    }

    [Fact]
    public void Shares_of_digits_and_fewer_than_two_are_refused()
    {
        AssertError("[1, 1, 0.5, 1, 1, 1, 1, 1, 1, 1]", new([1, 1, 0.5, 1, 1, 1, 1, 1, 1, 1]));
        AssertError("[0, 0, 0, 0, 1, 0, 0, 0, 0, 0]", new([0, 0, 0, 0, 1, 0, 0, 0, 0, 0]));
    }

    private static void AssertError(string found, PerClass keep) =>
        Assert.Equal(
            $"Found:    ingest.keep {found}\nExpected: 0 or 1 for each digit, 1 for at least two\nWhere:    pipeline.json, ingest.keep",
            Assert.Throws<InputException>(() => KeptDigits.Of(keep)).Message);
}
