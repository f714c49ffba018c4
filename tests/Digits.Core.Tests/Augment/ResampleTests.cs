using Digits.Core.Augment;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Augment;

public class ResampleTests
{
    [Theory]
    [InlineData("zero")]
    [InlineData("nearest")]
    public void A_shift_moves_pixels_and_fills_as_the_params_say(string fill)
    {
        using var scope = NewDisposeScope();
        float[] before = Ramp().data<float>().ToArray();
        float[] after = Move(AffineMove.None with { Right = -2, Down = 3 }, fill);
        for (int y = 0; y < 28; y++)
        {
            for (int x = 0; x < 28; x++)
            {
                int fromX = x + 2, fromY = y - 3;
                float edge = before[(Math.Clamp(fromY, 0, 27) * 28) + Math.Clamp(fromX, 0, 27)];
                float expected = fromX < 28 && fromY >= 0 || fill == "nearest" ? edge : 0;
                Assert.Equal(expected, after[(y * 28) + x], 4);
            }
        }
    }

    [Fact]
    public void A_quarter_turn_counter_clockwise_moves_the_right_edge_to_the_top()
    {
        using var scope = NewDisposeScope();
        float[] after = Move(AffineMove.None with { Angle = 90 }, "zero", edge: true);
        Assert.Equal(28, after[..28].Sum(), 3);
        Assert.Equal(28, after.Sum(), 3);
    }

    [Fact]
    public void A_larger_image_shows_the_middle_at_its_place()
    {
        using var scope = NewDisposeScope();
        float[] before = Ramp().data<float>().ToArray();
        float[] after = Move(AffineMove.None with { Width = 2, Height = 2 }, "zero");

        // Pixel (x, y) shows the place (x - 13.5) / 2 + 13.5 of the original: a quarter of a pixel beside a pixel's middle.
        Assert.Equal(before[(10 * 28) + 12] + (0.25f * (before[1] - before[0])) + (0.75f * (before[28] - before[0])), after[(8 * 28) + 11], 4);
    }

    private static float[] Move(AffineMove move, string fill, bool edge = false)
    {
        var images = edge ? zeros(1, 1, 28, 28) : Ramp();
        if (edge)
        {
            images[0, 0, TensorIndex.Slice(), 27] = 1f;
        }

        // The settings only have to switch the resampling on.
        var settings = AugmentSettings.Off with { Rotation = 1, Fill = fill };
        float[] theta = new float[6];
        move.Write(theta);
        var batch = new AugmentedBatch(images, zeros(1, ScalarType.Int64));
        batch = Affine.Create(settings)!.Apply(batch, tensor(theta).reshape(1, 6));
        return Resample.Create(settings)!.Apply(batch, empty(1, 0)).Images.data<float>().ToArray();
    }

    private static Tensor Ramp() => arange(0, 784, 1, ScalarType.Float32).div(784).reshape(1, 1, 28, 28);
}
