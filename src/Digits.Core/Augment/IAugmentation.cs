using Digits.Core.Randomness;
using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Varies training images: numbers are drawn per image on the CPU, so that every device sees the same, and applied to whole batches where they lie.</summary>
public interface IAugmentation
{
    /// <summary>Gets how many numbers an image takes.</summary>
    int Numbers { get; }

    /// <summary>Draws an image's numbers.</summary>
    /// <param name="label">The image's class, 0..9.</param>
    /// <param name="random">The epoch's stream.</param>
    /// <param name="numbers">float32 [<see cref="Numbers"/>], all 0.</param>
    void Draw(int label, SplitMix64 random, Span<float> numbers);

    /// <summary>Writes the numbers that leave an image as it is.</summary>
    /// <param name="numbers">float32 [<see cref="Numbers"/>].</param>
    void Leave(Span<float> numbers) => numbers.Clear();

    /// <summary>Varies a batch.</summary>
    /// <param name="batch">The batch as the augmentations before left it.</param>
    /// <param name="numbers">float32 [N,<see cref="Numbers"/>], on the batch's device.</param>
    AugmentedBatch Apply(AugmentedBatch batch, Tensor numbers);
}
