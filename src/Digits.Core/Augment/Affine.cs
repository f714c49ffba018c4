using Digits.Core.Randomness;
using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Moves each image by its own random map: rotation, zoom, shear and shift.</summary>
/// <param name="byClass">How far, [10], by digit.</param>
/// <param name="settings">How zoom, shift and origin are meant.</param>
internal sealed class Affine(AffineRanges[] byClass, AugmentParams settings) : IAugmentation
{
    private readonly bool _corner = settings.Origin == "corner";
    private readonly bool _shearsByAngle = Array.Exists(byClass, r => r.ShearAngle != 0);

    public int Numbers => 6;

    public static Affine? Create(AugmentParams settings)
    {
        var byClass = AffineRanges.ByClass(settings);
        return Array.TrueForAll(byClass, r => r.AreZero) ? null : new(byClass, settings);
    }

    public AffineMove Draw(int label, SplitMix64 random)
    {
        var ranges = byClass[label];
        double angle = random.NextDouble(-ranges.Rotation, ranges.Rotation);
        double height = 1 + random.NextDouble(-ranges.Zoom, ranges.Zoom);
        double width = settings.ZoomEachAxis ? 1 + random.NextDouble(-ranges.Zoom, ranges.Zoom) : height;
        width *= 1 + random.NextDouble(-ranges.Stretch, ranges.Stretch);
        double shear = random.NextDouble(-ranges.Shear, ranges.Shear);
        double right = DrawShift(ranges, random);
        double down = DrawShift(ranges, random);
        double shearAngle = _shearsByAngle ? random.NextDouble(-ranges.ShearAngle, ranges.ShearAngle) : 0;
        return new(angle, width, height, shear, shearAngle, right, down);
    }

    public void Draw(int label, SplitMix64 random, Span<float> numbers) => Draw(label, random).Write(numbers, _corner);

    public void Leave(Span<float> numbers) => AffineMove.None.Write(numbers);

    public AugmentedBatch Apply(AugmentedBatch batch, Tensor numbers)
    {
        using var theta = numbers.reshape(-1, 2, 3);
        return batch with { Grid = nn.functional.affine_grid(theta, batch.Images.shape) };
    }

    private double DrawShift(AffineRanges ranges, SplitMix64 random)
    {
        if (!settings.WholePixels)
        {
            return -random.NextDouble(-ranges.ShiftTo, -ranges.ShiftFrom);
        }

        int low = (int)Math.Ceiling(ranges.ShiftFrom), high = (int)Math.Floor(ranges.ShiftTo);
        return low + random.NextInt32(high - low + 1);
    }
}
