using Digits.Core.Augment;
using Digits.Core.Tests.Recipes;

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
    public static AugmentParams ChainerEnsemble { get; } = RecipeFile.Training("chainer-ensemble").Augment;

    /// <summary>Gets the augmentation of recipe <c>keras-5fold</c>: 10 % of 28 pixels are 2.8.</summary>
    public static AugmentParams Keras { get; } = RecipeFile.Training("keras-5fold").Augment;

    /// <summary>Gets the augmentation of recipe <c>keras-5fold-umap</c>, by digit.</summary>
    public static AugmentParams KerasUmap { get; } = RecipeFile.Training("keras-5fold-umap").Augment;
}
