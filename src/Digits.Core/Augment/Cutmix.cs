using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Randomness;
using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Pastes a rectangle out of another image of the batch, of an area from Beta(alpha, alpha) (Yun et al. 2019).</summary>
internal sealed class Cutmix(double alpha) : IAugmentation
{
    public int Numbers => Box.Numbers + 2;

    /// <exception cref="InputException">Mixup is on too: an image has at most two labels.</exception>
    public static Cutmix? Create(AugmentParams settings) => settings switch
    {
        { Cutmix: 0 } => null,
        { Mixup: not 0 } => throw new InputException("mixup and cutmix both on", "one of them 0", "pipeline.json, augment.mixup and augment.cutmix"),
        _ => new(settings.Cutmix),
    };

    public void Draw(int label, SplitMix64 random, Span<float> numbers)
    {
        int side = (int)Math.Round(DigitSet.Side * Math.Sqrt(random.NextBeta(alpha)));
        var box = Box.Around(side, side, random);
        box.Write(numbers);

        // The share is that of the pixels that are pasted, not of those that the edge cut off.
        numbers[4] = box.Height * box.Width / (float)DigitSet.PixelCount;
        numbers[5] = Partner.Draw(random);
    }

    public AugmentedBatch Apply(AugmentedBatch batch, Tensor numbers)
    {
        using var scope = NewDisposeScope();
        var others = Partner.Rows(numbers.select(1, 5));
        return batch with
        {
            Images = where(Box.Contain(numbers), batch.Images.index_select(0, others), batch.Images).MoveToOuterDisposeScope(),
            OtherLabels = batch.Labels.index_select(0, others).MoveToOuterDisposeScope(),
            OtherShare = numbers.select(1, 4).contiguous().MoveToOuterDisposeScope(),
        };
    }
}
