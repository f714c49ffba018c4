using Digits.Core.Data;
using Digits.Core.Randomness;
using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Adds Gaussian noise, cut to 0..1.</summary>
/// <remarks>
/// Drawing 784 normal numbers an image would take longer than the rest of a step's augmentation. Each image takes a stretch of one long table of
/// them instead, from a random place on.
/// </remarks>
internal sealed class Noise : IAugmentation
{
    private const int Places = 1 << 16;
    private readonly float _strength;
    private readonly Tensor _table;

    private Noise(double strength, Device device)
    {
        _strength = (float)strength;
        var random = new SplitMix64(Seed.Derive(0, "augment/noise table"));
        float[] table = [.. Enumerable.Range(0, Places + DigitSet.PixelCount).Select(_ => (float)random.NextGaussian())];
        _table = from_array(table, ScalarType.Float32, device);
    }

    public int Numbers => 2;

    public static Noise? Create(AugmentParams settings, Device device) => settings.Noise == 0 ? null : new(settings.Noise, device);

    public void Draw(int label, SplitMix64 random, Span<float> numbers) => (numbers[0], numbers[1]) = (random.NextInt32(Places), _strength);

    public AugmentedBatch Apply(AugmentedBatch batch, Tensor numbers)
    {
        using var scope = NewDisposeScope();
        var places = numbers.narrow(1, 0, 1).to(ScalarType.Int64) + arange(DigitSet.PixelCount, dtype: ScalarType.Int64, device: numbers.device);
        var noise = _table.index_select(0, places.reshape(-1)).reshape(batch.Images.shape);
        var strength = numbers.narrow(1, 1, 1).reshape(-1, 1, 1, 1);
        return batch with { Images = noise.mul_(strength).add_(batch.Images).clamp_(0, 1).MoveToOuterDisposeScope() };
    }
}
