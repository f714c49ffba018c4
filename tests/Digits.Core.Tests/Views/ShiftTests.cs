using Digits.Core.Views;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Views;

public class ShiftTests
{
    [Fact]
    public void A_cross_is_four_neighbours()
    {
        Assert.Equal([new Shift(2, 0), new Shift(-2, 0), new Shift(0, 2), new Shift(0, -2)], Shift.Cross(2));
        Assert.Empty(Shift.Cross(0));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 2)]
    [InlineData(0, -2)]
    public void A_shift_moves_every_pixel_and_fills_with_zero(int right, int down)
    {
        using var scope = NewDisposeScope();
        var images = arange(1, 785, 1, ScalarType.Float32).reshape(1, 1, 28, 28);
        float[] before = images.data<float>().ToArray();
        float[] after = new Shift(right, down).Apply(images).data<float>().ToArray();
        for (int y = 0; y < 28; y++)
        {
            for (int x = 0; x < 28; x++)
            {
                int fromX = x - right, fromY = y - down;
                float expected = fromX is >= 0 and < 28 && fromY is >= 0 and < 28 ? before[(fromY * 28) + fromX] : 0;
                Assert.Equal(expected, after[(y * 28) + x]);
            }
        }
    }
}
