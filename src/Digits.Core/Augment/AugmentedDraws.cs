using Digits.Core.Data;
using Digits.Core.Randomness;
using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Draws varied images to look at.</summary>
public static class AugmentedDraws
{
    /// <summary>Varies each image several times, on the CPU.</summary>
    /// <param name="set">The labelled images; mixup and cutmix mix them with each other.</param>
    /// <param name="settings">How they are varied.</param>
    /// <param name="count">Draws of each image.</param>
    /// <param name="random">The stream to draw from.</param>
    /// <returns>set.Count * count images with the labels of their originals, all draws of the first image first.</returns>
    public static DigitSet Draw(DigitSet set, AugmentParams settings, int count, SplitMix64 random)
    {
        using var scope = NewDisposeScope();
        var repeated = set.Select([.. Enumerable.Range(0, set.Count * count).Select(i => i / count)]);
        byte[] labels = repeated.RequireLabels();
        var images = from_array(repeated.Pixels, ScalarType.Byte, CPU).reshape(-1, 1, DigitSet.Side, DigitSet.Side).to(ScalarType.Float32).div_(255);
        var epoch = new Augmenter(settings, CPU).Draw(labels, random);
        var varied = epoch.Apply(images, from_array(Array.ConvertAll(labels, l => (long)l), ScalarType.Int64, CPU), 0);
        return new([.. varied.Images.contiguous().data<float>().Select(value => (byte)Math.Clamp(MathF.Round(value * 255), 0, 255))], labels);
    }
}
