using Digits.Core.Data;
using Digits.Core.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Moves each image of a batch by its own random affine map: rotation, zoom, shear and shift in one resampling.</summary>
public static class AffineAugment
{
    private const double HalfSide = DigitSet.Side / 2.0;

    /// <summary>Draws maps from output to input coordinates, as <c>affine_grid</c> takes them.</summary>
    /// <param name="ranges">How far images may be moved.</param>
    /// <param name="count">The number of images.</param>
    /// <param name="random">The stream to draw from.</param>
    /// <returns>float32 [count*6], row-major [count,2,3]; coordinates run over -1..1, x before y.</returns>
    public static float[] Draw(AffineRanges ranges, int count, SplitMix64 random)
    {
        var theta = new float[count * 6];
        for (int i = 0; i < count; i++)
        {
            double angle = random.NextDouble(-ranges.Rotation, ranges.Rotation) * Math.PI / 180;
            double height = 1 + random.NextDouble(-ranges.Zoom, ranges.Zoom);
            double width = height * (1 + random.NextDouble(-ranges.Zoom / 2, ranges.Zoom / 2));
            double shear = random.NextDouble(-ranges.Shear, ranges.Shear);
            double x = random.NextDouble(-ranges.Shift, ranges.Shift) / HalfSide;
            double y = random.NextDouble(-ranges.Shift, ranges.Shift) / HalfSide;
            (double sin, double cos) = Math.SinCos(angle);
            ReadOnlySpan<double> map =
            [
                cos / width, (shear * cos - sin) / width, x,
                sin / height, (cos + shear * sin) / height, y,
            ];
            for (int k = 0; k < 6; k++)
            {
                theta[(i * 6) + k] = (float)map[k];
            }
        }

        return theta;
    }

    /// <summary>Resamples images bilinearly; what comes from outside is 0.</summary>
    /// <param name="images">float32 [N,1,28,28].</param>
    /// <param name="theta">float32 [N,2,3], from <see cref="Draw"/>, on the same device.</param>
    /// <returns>float32 [N,1,28,28].</returns>
    public static Tensor Apply(Tensor images, Tensor theta)
    {
        using var scope = NewDisposeScope();
        var grid = nn.functional.affine_grid(theta, images.shape, align_corners: false);
        return nn.functional.grid_sample(images, grid, align_corners: false).MoveToOuterDisposeScope();
    }
}
