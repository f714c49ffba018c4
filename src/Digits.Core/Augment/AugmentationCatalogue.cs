using Digits.Core.Errors;
using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Lists the augmentations in the order in which they are applied; a new one is a file and a line here.</summary>
public static class AugmentationCatalogue
{
    private static readonly (string Name, Func<AugmentParams, Device, IAugmentation?> Create)[] Augmentations =
    [
        ("affine", (settings, _) => Affine.Create(settings)),
        ("elastic", Elastic.Create),
        ("resample", (settings, _) => Resample.Create(settings)),
        ("erase", (settings, _) => Erase.Create(settings)),
        ("noise", Noise.Create),
        ("mixup", (settings, _) => Mixup.Create(settings)),
        ("cutmix", (settings, _) => Cutmix.Create(settings)),
    ];

    /// <summary>Gets the names in the order of application.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Augmentations.Select(a => a.Name)];

    /// <summary>Creates the augmentations whose strength is above 0.</summary>
    /// <param name="settings">Which, and how strong.</param>
    /// <param name="device">Where batches lie.</param>
    /// <exception cref="InputException">Two settings exclude each other.</exception>
    public static IReadOnlyList<IAugmentation> Create(AugmentParams settings, Device device) =>
        [.. Augmentations.Select(a => a.Create(settings, device)).OfType<IAugmentation>()];
}
