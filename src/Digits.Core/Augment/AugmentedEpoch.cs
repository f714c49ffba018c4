using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Holds what was drawn for one epoch, and applies it batch by batch.</summary>
/// <param name="drawn">The augmentations in order, each with its numbers, float32 [M,numbers], on the device.</param>
public sealed class AugmentedEpoch(IReadOnlyList<(IAugmentation Augmentation, Tensor Numbers)> drawn)
{
    /// <summary>Varies a batch.</summary>
    /// <param name="images">float32 [N,1,28,28], 0..1, on the device.</param>
    /// <param name="labels">int64 [N], 0..9, on the device.</param>
    /// <param name="start">The batch's first image in the order of training, 0-based.</param>
    /// <returns>The same shapes and types; the images are those given where nothing is varied.</returns>
    public AugmentedBatch Apply(Tensor images, Tensor labels, long start) => drawn.Aggregate(
        new AugmentedBatch(images, labels),
        (batch, step) => step.Augmentation.Apply(batch, step.Numbers.narrow(0, start, images.shape[0])));
}
