using Digits.Core.Randomness;
using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Fades each image into another of its batch, by a share from Beta(alpha, alpha) (Zhang et al. 2018).</summary>
internal sealed class Mixup(double alpha) : IAugmentation
{
    public int Numbers => 2;

    public static Mixup? Create(AugmentParams settings) => settings.Mixup == 0 ? null : new(settings.Mixup);

    public void Draw(int label, SplitMix64 random, Span<float> numbers) =>
        (numbers[0], numbers[1]) = (Partner.Draw(random), (float)random.NextBeta(alpha));

    public AugmentedBatch Apply(AugmentedBatch batch, Tensor numbers)
    {
        using var scope = NewDisposeScope();
        var others = Partner.Rows(numbers.select(1, 0));
        var share = numbers.select(1, 1).contiguous();
        return batch with
        {
            Images = batch.Images.lerp(batch.Images.index_select(0, others), share.reshape(-1, 1, 1, 1)).MoveToOuterDisposeScope(),
            OtherLabels = batch.Labels.index_select(0, others).MoveToOuterDisposeScope(),
            OtherShare = share.MoveToOuterDisposeScope(),
        };
    }
}
