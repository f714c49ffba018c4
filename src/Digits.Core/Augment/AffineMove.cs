using Digits.Core.Data;
using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Says how one image moves: it shifts, is zoomed, turned, then sheared.</summary>
/// <param name="Angle">The turn counter-clockwise, in degrees.</param>
/// <param name="Width">The factor of the width.</param>
/// <param name="Height">The factor of the height.</param>
/// <param name="Shear">Pixels sideways per pixel of height.</param>
/// <param name="ShearAngle">The turn of the vertical axis alone, in degrees.</param>
/// <param name="Right">The shift to the right, in pixels.</param>
/// <param name="Down">The shift down, in pixels.</param>
public readonly record struct AffineMove(double Angle, double Width, double Height, double Shear, double ShearAngle, double Right, double Down)
{
    private const double HalfSide = DigitSet.Side / 2.0;

    // The middle of the top-left pixel, where the image's edges are at -1 and 1.
    private const double Corner = (0.5 / HalfSide) - 1;

    /// <summary>Gets the move that leaves an image as it is.</summary>
    public static AffineMove None { get; } = new(0, 1, 1, 0, 0, 0, 0);

    /// <summary>Creates the same map for every image of a batch.</summary>
    /// <param name="count">The number of images.</param>
    /// <param name="device">Where they lie.</param>
    /// <returns>float32 [count,2,3], as <c>affine_grid</c> takes them.</returns>
    public Tensor Maps(long count, Device device)
    {
        using var scope = NewDisposeScope();
        float[] theta = new float[6];
        Write(theta);

        // Filled where it lies: the host would wait for a copy to a GPU.
        Tensor[] numbers = [.. theta.Select(number => full(1, number, ScalarType.Float32, device))];
        return cat(numbers, 0).reshape(1, 2, 3).expand(count, 2, 3).MoveToOuterDisposeScope();
    }

    /// <summary>Writes the map from output to input coordinates, as <c>affine_grid</c> takes it.</summary>
    /// <param name="theta">float32 [6], row-major [2,3]; coordinates run over -1..1, x before y.</param>
    /// <param name="corner">Whether the top-left pixel stays in place instead of the centre; shifts come on top.</param>
    public void Write(Span<float> theta, bool corner = false)
    {
        (double sin, double cos) = Math.SinCos(Angle * Math.PI / 180);
        var (xx, xy) = (cos / Width, (Shear * cos - sin) / Width);
        var (yx, yy) = (sin / Height, (cos + Shear * sin) / Height);
        if (ShearAngle != 0)
        {
            (double shearSin, double shearCos) = Math.SinCos(ShearAngle * Math.PI / 180);
            xy = (xy * shearCos) - (xx * shearSin);
            yy = (yy * shearCos) - (yx * shearSin);
        }

        var (x, y) = (-Right / HalfSide, -Down / HalfSide);
        if (corner)
        {
            x += Corner - ((xx + xy) * Corner);
            y += Corner - ((yx + yy) * Corner);
        }

        ReadOnlySpan<double> map = [xx, xy, x, yx, yy, y];
        for (int k = 0; k < map.Length; k++)
        {
            theta[k] = (float)map[k];
        }
    }
}
