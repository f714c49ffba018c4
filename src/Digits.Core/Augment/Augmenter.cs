using Digits.Core.Errors;
using Digits.Core.Randomness;
using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Varies the training images as the params say.</summary>
/// <param name="settings">What is varied, and how strongly.</param>
/// <param name="device">Where batches lie.</param>
/// <exception cref="InputException">Two settings exclude each other.</exception>
public sealed class Augmenter(AugmentParams settings, Device device)
{
    private readonly IReadOnlyList<IAugmentation> _augmentations = AugmentationCatalogue.Create(settings, device);

    /// <summary>Draws what happens to each image of one epoch.</summary>
    /// <param name="labels">uint8 [M], 0..9, of the epoch's images in the order of training.</param>
    /// <param name="random">The epoch's stream. Augmentations draw one after the other, so that one that is switched on changes no draw of those before.</param>
    public AugmentedEpoch Draw(IReadOnlyList<byte> labels, SplitMix64 random)
    {
        var numbers = _augmentations.Select(a => Draw(a, labels, random)).ToArray();
        if (settings.Share < 1)
        {
            for (int image = 0; image < labels.Count; image++)
            {
                if (random.NextDouble() >= settings.Share)
                {
                    for (int a = 0; a < numbers.Length; a++)
                    {
                        _augmentations[a].Leave(Of(numbers[a], image, _augmentations[a]));
                    }
                }
            }
        }

        return new([.. numbers.Select((values, a) => (_augmentations[a], ToDevice(values, labels.Count, _augmentations[a])))]);
    }

    private static float[] Draw(IAugmentation augmentation, IReadOnlyList<byte> labels, SplitMix64 random)
    {
        float[] numbers = new float[labels.Count * augmentation.Numbers];
        for (int image = 0; image < labels.Count; image++)
        {
            augmentation.Draw(labels[image], random, Of(numbers, image, augmentation));
        }

        return numbers;
    }

    private static Span<float> Of(float[] numbers, int image, IAugmentation augmentation) =>
        numbers.AsSpan(image * augmentation.Numbers, augmentation.Numbers);

    private Tensor ToDevice(float[] numbers, int count, IAugmentation augmentation) => numbers.Length == 0
        ? empty(count, 0, device: device)
        : from_array(numbers, ScalarType.Float32, device).reshape(count, augmentation.Numbers);
}
