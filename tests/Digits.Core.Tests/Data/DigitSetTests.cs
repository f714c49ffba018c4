using Digits.Core.Data;
using Digits.Core.Errors;

namespace Digits.Core.Tests.Data;

public class DigitSetTests
{
    [Fact]
    public void Selected_rows_come_in_the_order_asked_for_with_their_labels()
    {
        var set = new DigitSet([.. Enumerable.Range(0, 3).SelectMany(i => Enumerable.Repeat((byte)i, DigitSet.PixelCount))], [7, 8, 9]);

        var selected = set.Select([2, 0]);

        Assert.Equal([9, 7], selected.RequireLabels());
        Assert.Equal((2, 0), (selected.Image(0)[783], selected.Image(1)[0]));
    }

    [Fact]
    public void A_set_without_labels_says_so_where_they_are_needed() =>
        Assert.Equal(
            "Found:    no labels\nExpected: the column label\nWhere:    training set",
            Assert.Throws<InputException>(() => new DigitSet(new byte[DigitSet.PixelCount], null).RequireLabels()).Message);

    [Fact]
    public void Pixels_and_labels_that_do_not_fit_together_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new DigitSet(new byte[DigitSet.PixelCount + 1], null));
        Assert.Throws<ArgumentException>(() => new DigitSet(new byte[DigitSet.PixelCount], [1, 2]));
    }
}
