using Digits.Core.Augment;
using Digits.Core.Data;
using Digits.Core.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Augment;

public class AffineAugmentTests
{
    [Fact]
    public void No_range_leaves_images_as_they_are()
    {
        using var scope = NewDisposeScope();
        var images = Ramp();
        var moved = AffineAugment.Apply(images, Maps(new AffineRanges(0, 0, 0, 0), 2));
        Assert.Equal(images.data<float>().ToArray(), moved.data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void A_shift_moves_pixels_and_fills_with_zero()
    {
        using var scope = NewDisposeScope();
        var images = Ramp();
        var map = tensor(new float[] { 1, 0, 2f / 14, 0, 1, 0, 1, 0, 0, 0, 1, -3f / 14 }).reshape(2, 2, 3);
        float[] before = images.data<float>().ToArray();
        float[] after = AffineAugment.Apply(images, map).data<float>().ToArray();
        Assert.Equal(before[(5 * 28) + 12], after[(5 * 28) + 10], 4);
        Assert.Equal(0, after[(5 * 28) + 27], 4);
        Assert.Equal(before[784 + (5 * 28) + 12], after[784 + (8 * 28) + 12], 4);
        Assert.Equal(0, after[784 + 12], 4);
    }

    [Fact]
    public void A_quarter_turn_moves_the_right_edge_to_the_top_or_the_bottom()
    {
        using var scope = NewDisposeScope();
        var image = zeros(1, 1, 28, 28);
        image[0, 0, TensorIndex.Slice(), 27] = 1f;
        var map = tensor(new float[] { 0, -1, 0, 1, 0, 0 }).reshape(1, 2, 3);
        float[] after = AffineAugment.Apply(image, map).data<float>().ToArray();
        Assert.Equal(28, after.Sum(), 2);
        Assert.Equal(28, after[..28].Sum(), 2);
    }

    [Fact]
    public void Draws_stay_inside_their_ranges_and_fill_them()
    {
        var ranges = new AffineRanges(Rotation: 0, Zoom: 0.1, Shear: 0, Shift: 2.5);
        float[] theta = AffineAugment.Draw(ranges, 4000, new SplitMix64(7));
        double[] shifts = [.. Enumerable.Range(0, 4000).Select(i => theta[(i * 6) + 2] * 14.0)];
        double[] heights = [.. Enumerable.Range(0, 4000).Select(i => 1 / (double)theta[(i * 6) + 4])];
        Assert.InRange(shifts.Max(), 2.4, 2.5);
        Assert.InRange(shifts.Min(), -2.5, -2.4);
        Assert.InRange(heights.Max(), 1.09, 1.1001);
        Assert.InRange(heights.Min(), 0.8999, 0.91);
    }

    [Fact]
    public void The_same_seed_draws_the_same_maps_and_another_seed_others()
    {
        var ranges = new AffineRanges(7, 0.1, 0.15, 2.5);
        float[] first = AffineAugment.Draw(ranges, 10, new SplitMix64(1));
        Assert.Equal(first, AffineAugment.Draw(ranges, 10, new SplitMix64(1)));
        Assert.NotEqual(first, AffineAugment.Draw(ranges, 10, new SplitMix64(2)));
    }

    private static Tensor Ramp() =>
        arange(0, 2 * DigitSet.PixelCount, 1, ScalarType.Float32).div(2 * DigitSet.PixelCount).reshape(2, 1, 28, 28);

    private static Tensor Maps(AffineRanges ranges, int count) =>
        tensor(AffineAugment.Draw(ranges, count, new SplitMix64(1))).reshape(count, 2, 3);
}
