using Digits.Core.Data;
using Digits.Core.Randomness;
using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Moves each pixel a little by a smooth random field (after Simard, Steinkraus, Platt 2003).</summary>
/// <remarks>
/// The field is a uniform cubic B-spline through random control points instead of blurred noise: as smooth, one small matrix product instead of a
/// convolution, and never beyond the control points' range.
/// </remarks>
internal sealed class Elastic : IAugmentation
{
    private const double HalfSide = DigitSet.Side / 2.0;
    private readonly double _strength;
    private readonly Tensor _spline;
    private readonly Tensor _still;

    private Elastic(double strength, int grid, Device device)
    {
        _strength = strength;
        Numbers = 2 * grid * grid;
        _spline = from_array(Spline(grid), ScalarType.Float32, device).reshape(grid * grid, DigitSet.PixelCount);
        _still = AffineMove.None.Maps(1, device);
    }

    public int Numbers { get; }

    public static Elastic? Create(AugmentParams settings, Device device) =>
        settings.Elastic == 0 ? null : new(settings.Elastic, settings.ElasticGrid, device);

    public void Draw(int label, SplitMix64 random, Span<float> numbers)
    {
        foreach (ref float number in numbers)
        {
            number = (float)(random.NextDouble(-_strength, _strength) / HalfSide);
        }
    }

    public AugmentedBatch Apply(AugmentedBatch batch, Tensor numbers)
    {
        using var scope = NewDisposeScope();
        var field = numbers.reshape(-1, Numbers / 2).matmul(_spline)
            .reshape(-1, 2, DigitSet.Side, DigitSet.Side)
            .permute(0, 2, 3, 1);
        var grid = batch.Grid ?? nn.functional.affine_grid(_still.expand(numbers.shape[0], 2, 3), batch.Images.shape);
        return batch with { Grid = grid.add(field).MoveToOuterDisposeScope() };
    }

    /// <summary>Computes each control point's weight at each pixel, float32 [grid*grid*784]; a pixel's weights sum to 1.</summary>
    private static float[] Spline(int grid)
    {
        double[] axis = new double[grid * DigitSet.Side];
        for (int x = 0; x < DigitSet.Side; x++)
        {
            // A cubic B-spline of g points has g - 3 segments, spread over the side.
            double place = (x + 0.5) / DigitSet.Side * (grid - 3);
            int segment = (int)place;
            double t = place - segment;
            ReadOnlySpan<double> weights =
            [
                (1 - t) * (1 - t) * (1 - t) / 6,
                ((3 * t * t * t) - (6 * t * t) + 4) / 6,
                ((-3 * t * t * t) + (3 * t * t) + (3 * t) + 1) / 6,
                t * t * t / 6,
            ];
            for (int k = 0; k < 4; k++)
            {
                axis[((segment + k) * DigitSet.Side) + x] = weights[k];
            }
        }

        return
        [
            .. from row in Enumerable.Range(0, grid)
               from column in Enumerable.Range(0, grid)
               from y in Enumerable.Range(0, DigitSet.Side)
               from x in Enumerable.Range(0, DigitSet.Side)
               select (float)(axis[(row * DigitSet.Side) + y] * axis[(column * DigitSet.Side) + x]),
        ];
    }
}
