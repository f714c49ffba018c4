using System.Numerics;
using Digits.Core.Randomness;

namespace Digits.Core.Sample;

/// <summary>Writes digits in one hand: a slant, a width, a pen and a habit for each digit, and a slip in every stroke.</summary>
internal sealed class Writer
{
    private readonly int[] _ways;
    private readonly Vector2[][][] _habits;
    private readonly double _slant;
    private readonly double _aspect;
    private readonly double _pen;
    private readonly double _height;
    private readonly double _unsteadiness;

    /// <summary>Draws a writer's habits.</summary>
    public Writer(SplitMix64 random)
    {
        _slant = (0.20 * random.NextGaussian()) + 0.12;
        _aspect = random.NextDouble(0.55, 1.0);
        _pen = random.NextDouble(0.75, 1.75);
        _height = random.NextDouble(16.5, 20);
        _unsteadiness = random.NextDouble(2.0, 4.5);
        _ways = [.. DigitSkeletons.Ways.Select(ways => random.NextInt32(ways.Length))];
        _habits = [.. DigitSkeletons.Ways.Select((ways, digit) => Shifted(ways[_ways[digit]].Select(Points), 3.5, random))];
    }

    /// <summary>Writes a digit once.</summary>
    /// <param name="digit">The digit, 0..9.</param>
    /// <param name="random">The image's own randomness.</param>
    /// <param name="pixels">uint8 [784], zero on entry; receives 0..255.</param>
    public void Write(int digit, SplitMix64 random, Span<byte> pixels)
    {
        double slant = _slant + (0.07 * random.NextGaussian());
        double turn = 0.07 * random.NextGaussian();
        double aspect = _aspect * (1 + (0.08 * random.NextGaussian()));
        double height = _height * random.NextDouble(0.92, 1);
        double pen = _pen * random.NextDouble(0.88, 1.14);
        var shear = new Matrix3x2((float)aspect, 0, (float)-slant, 1, 0, 0) * Matrix3x2.CreateRotation((float)turn);
        var strokes = Shifted(_habits[digit], _unsteadiness, random)
            .Select(s => PenPath.Smooth([.. s.Select(p => Vector2.Transform(p, shear))]))
            .ToArray();
        var offset = new Vector2((float)(0.7 * random.NextGaussian()), (float)(0.7 * random.NextGaussian()));
        Canvas.Draw(Placed(strokes, (float)height, (float)pen, offset), (float)pen, pixels);
    }

    private static Vector2[] Points(int[] stroke) => [.. stroke.Chunk(2).Select(p => new Vector2(p[0], p[1]))];

    // A corner's twin points move together, or the corner would open.
    private static Vector2[][] Shifted(IEnumerable<Vector2[]> strokes, double deviation, SplitMix64 random) =>
        [.. strokes.Select(stroke =>
        {
            var shifted = new Vector2[stroke.Length];
            for (int i = 0; i < stroke.Length; i++)
            {
                shifted[i] = i > 0 && stroke[i] == stroke[i - 1]
                    ? shifted[i - 1]
                    : stroke[i] + new Vector2((float)(deviation * random.NextGaussian()), (float)(deviation * random.NextGaussian()));
            }

            return shifted;
        })];

    // As MNIST does it: fitted into a box of 20 by 20, then moved so that the centre of mass is the image's centre.
    private static Vector2[][] Placed(Vector2[][] strokes, float height, float pen, Vector2 offset)
    {
        var all = strokes.SelectMany(s => s).ToArray();
        var low = all.Aggregate(Vector2.Min);
        var high = all.Aggregate(Vector2.Max);
        float scale = (height - (2 * pen)) / Math.Max(high.X - low.X, high.Y - low.Y);
        var centre = CentreOfMass(strokes);
        var at = new Vector2(Canvas.Side / 2f) + offset;
        return [.. strokes.Select(s => s.Select(p => ((p - centre) * scale) + at).ToArray())];
    }

    private static Vector2 CentreOfMass(Vector2[][] strokes)
    {
        var sum = Vector2.Zero;
        float length = 0;
        foreach (var stroke in strokes)
        {
            for (int i = 1; i < stroke.Length; i++)
            {
                float part = Vector2.Distance(stroke[i - 1], stroke[i]);
                sum += (stroke[i - 1] + stroke[i]) * (part / 2);
                length += part;
            }
        }

        return sum / length;
    }
}
