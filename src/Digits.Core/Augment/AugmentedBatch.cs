using Digits.Core.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Holds a batch on its way through the augmentations.</summary>
/// <param name="Images">float32 [N,1,28,28], 0..1.</param>
/// <param name="Labels">int64 [N], 0..9.</param>
public sealed record AugmentedBatch(Tensor Images, Tensor Labels)
{
    /// <summary>Gets where each pixel will come from, float32 [N,28,28,2], x before y, -1..1 across the image; null where images stay in place.</summary>
    public Tensor? Grid { get; init; }

    /// <summary>Gets the labels of the images mixed in, int64 [N], 0..9; null where none is.</summary>
    public Tensor? OtherLabels { get; init; }

    /// <summary>Gets the share of the images mixed in, float32 [N], 0..1; the rest is the share of <see cref="Labels"/>.</summary>
    public Tensor? OtherShare { get; init; }

    /// <summary>Gets some images of the batch, with their labels.</summary>
    /// <param name="start">The first, 0-based.</param>
    /// <param name="count">How many; all of them give the batch itself.</param>
    public AugmentedBatch Part(long start, long count) => count == Images.shape[0] ? this : new(Images.narrow(0, start, count), Labels.narrow(0, start, count))
    {
        OtherLabels = OtherLabels?.narrow(0, start, count),
        OtherShare = OtherShare?.narrow(0, start, count),
    };

    /// <summary>Computes each image's loss: that of both its labels, by their shares (Zhang et al. 2018).</summary>
    /// <param name="loss">The loss for one label.</param>
    /// <param name="logits">float32 [N,10].</param>
    /// <returns>float32 [N].</returns>
    public Tensor Loss(Loss loss, Tensor logits)
    {
        if (OtherLabels is null || OtherShare is null)
        {
            return loss(logits, Labels);
        }

        using var scope = NewDisposeScope();
        return ((loss(logits, Labels) * (1 - OtherShare)) + (loss(logits, OtherLabels) * OtherShare)).MoveToOuterDisposeScope();
    }
}
