using Digits.Core.Augment;
using Digits.Core.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Augment;

public class NoiseTests
{
    [Fact]
    public void Noise_has_mean_zero_the_deviation_that_is_set_and_differs_between_images_and_pixels()
    {
        using var scope = NewDisposeScope();
        var augmenter = new Augmenter(AugmentSettings.Off with { Noise = 0.05 }, CPU);
        var grey = full(200, 1, 28, 28, 0.5f);
        var noise = augmenter.Draw(new byte[200], new SplitMix64(4)).Apply(grey, zeros(200, ScalarType.Int64), 0).Images.sub(grey);
        Assert.Equal(0, noise.mean().ToSingle(), 0.001);
        Assert.Equal(0.05, noise.std().ToSingle(), 0.001);
        Assert.Equal(0.05, noise.std([1L, 2, 3]).mean().ToSingle(), 0.001);

        // Neighbours know nothing of each other.
        var (left, right) = (noise.narrow(3, 0, 27), noise.narrow(3, 1, 27));
        Assert.Equal(0, left.mul(right).mean().ToSingle() / (0.05 * 0.05), 0.02);
        Assert.Equal(0, noise[0].mul(noise[1]).mean().ToSingle() / (0.05 * 0.05), 0.2);
    }
}
