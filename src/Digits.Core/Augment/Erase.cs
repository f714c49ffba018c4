using Digits.Core.Errors;
using Digits.Core.Randomness;
using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Blackens a rectangle: cutout (DeVries and Taylor 2017) where its sides are fixed, random erasing (Zhong et al. 2020) where they are drawn.</summary>
internal sealed class Erase(int from, int to, double share) : IAugmentation
{
    public int Numbers => Box.Numbers;

    /// <exception cref="InputException">The smallest side is above the largest.</exception>
    public static Erase? Create(AugmentParams settings)
    {
        if (settings.EraseFrom > settings.Erase)
        {
            throw new InputException($"eraseFrom {settings.EraseFrom}", $"at most augment.erase, which is {settings.Erase}", "pipeline.json, augment.eraseFrom");
        }

        return settings.Erase == 0 ? null : new(settings.EraseFrom, settings.Erase, settings.EraseShare);
    }

    public void Draw(int label, SplitMix64 random, Span<float> numbers)
    {
        bool erases = random.NextDouble() < share;
        int height = from + random.NextInt32(to - from + 1), width = from + random.NextInt32(to - from + 1);
        var box = Box.Around(height, width, random);
        if (erases)
        {
            box.Write(numbers);
        }
    }

    public AugmentedBatch Apply(AugmentedBatch batch, Tensor numbers)
    {
        using var inside = Box.Contain(numbers);
        return batch with { Images = batch.Images.masked_fill(inside, 0) };
    }
}
