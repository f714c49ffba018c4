using Digits.Core.Augment;
using Digits.Core.Recipes;

namespace Digits.Core.Tests.Augment;

/// <summary>Sets augmentations for tests.</summary>
internal static class AugmentSettings
{
    /// <summary>Gets the params that vary nothing.</summary>
    public static AugmentParams Off { get; } = new() { Rotation = 0, Zoom = 0, Shear = 0, Shift = 0 };

    /// <summary>Gets params that switch each augmentation on, alone: a new one is one line here.</summary>
    public static IReadOnlyDictionary<string, AugmentParams> ByName { get; } = new Dictionary<string, AugmentParams>
    {
        ["affine"] = Off with { Rotation = 7, Zoom = 0.1, Stretch = 0.05, Shear = 0.15, ShearAngle = 3, Shift = 2.5 },
        ["elastic"] = Off with { Elastic = 1.5 },
        ["resample"] = Off with { Rotation = 7, Fill = "nearest", Elastic = 1 },
        ["erase"] = Off with { Erase = 12, EraseFrom = 4 },
        ["noise"] = Off with { Noise = 0.2 },
        ["mixup"] = Off with { Mixup = 0.4 },
        ["cutmix"] = Off with { Cutmix = 1 },
    };

    /// <summary>Gets the augmentation of recipe <c>chainer-ensemble</c>.</summary>
    public static AugmentParams ChainerEnsemble { get; } = Off with
    {
        Share = 0.5, Rotation = 7, Zoom = 0.05, ZoomEachAxis = true, ShearAngle = 3, Shift = 1, ShiftFrom = -2, WholePixels = true, Origin = "corner",
    };

    /// <summary>Gets the augmentation of recipe <c>keras-5fold</c>: 10 % of 28 pixels are 2.8.</summary>
    public static AugmentParams Keras { get; } = Off with { Rotation = 10, Zoom = 0.1, ZoomEachAxis = true, Shift = 2.8, Fill = "nearest" };

    /// <summary>Gets the augmentation of recipe <c>keras-5fold-umap</c>, by digit.</summary>
    public static AugmentParams KerasUmap { get; } = Off with
    {
        Rotation = new PerClass([5, 15, 8, 15, 15, 15, 20, 15, 15, 15]),
        Zoom = new PerClass([0.05, 0.15, 0.08, 0.15, 0.15, 0.15, 0.2, 0.15, 0.15, 0.15]),
        ZoomEachAxis = true,
        ShearAngle = new PerClass([0, 0, 0, 0, 0, 0, 10, 0, 0, 0]),
        Shift = new PerClass([1.4, 4.2, 2.24, 4.2, 4.2, 4.2, 5.6, 4.2, 4.2, 4.2]),
        Fill = "nearest",
    };
}
