using Digits.Core.Randomness;
using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Moves pixels to where the augmentations before put them, bilinearly and once.</summary>
/// <param name="fill">What comes from outside the image.</param>
internal sealed class Resample(GridSamplePaddingMode fill) : IAugmentation
{
    public int Numbers => 0;

    public static Resample? Create(AugmentParams settings) => Affine.Create(settings) is null && settings.Elastic == 0
        ? null
        : new(settings.Fill == "nearest" ? GridSamplePaddingMode.Border : GridSamplePaddingMode.Zeros);

    public void Draw(int label, SplitMix64 random, Span<float> numbers)
    {
    }

    public AugmentedBatch Apply(AugmentedBatch batch, Tensor numbers) => batch with
    {
        Images = nn.functional.grid_sample(batch.Images, batch.Grid!, padding_mode: fill, align_corners: false),
        Grid = null,
    };
}
