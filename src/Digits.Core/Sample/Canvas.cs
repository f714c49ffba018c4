using System.Numerics;
using Digits.Core.Data;

namespace Digits.Core.Sample;

/// <summary>Draws polylines with a round pen and soft edges.</summary>
internal static class Canvas
{
    /// <summary>The width and height of an image in pixels.</summary>
    public const int Side = DigitSet.Side;

    // The edge fades over so many pixels.
    private const float Edge = 1.25f;

    /// <summary>Draws strokes; where several meet, the darkest wins.</summary>
    /// <param name="strokes">Polylines in pixels, the centre of the first pixel at (0.5, 0.5).</param>
    /// <param name="pen">The pen's radius in pixels.</param>
    /// <param name="pixels">uint8 [784], zero on entry; receives 0..255.</param>
    public static void Draw(IEnumerable<Vector2[]> strokes, float pen, Span<byte> pixels)
    {
        foreach (var stroke in strokes)
        {
            for (int i = 1; i < stroke.Length; i++)
            {
                Draw(stroke[i - 1], stroke[i], pen, pixels);
            }
        }
    }

    private static void Draw(Vector2 a, Vector2 b, float pen, Span<byte> pixels)
    {
        float reach = pen + (Edge / 2);
        var (left, right) = Range(Math.Min(a.X, b.X) - reach, Math.Max(a.X, b.X) + reach);
        var (top, bottom) = Range(Math.Min(a.Y, b.Y) - reach, Math.Max(a.Y, b.Y) + reach);
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                float depth = (reach - Distance(new Vector2(x + 0.5f, y + 0.5f), a, b)) / Edge;
                byte grey = (byte)MathF.Round(255 * Math.Clamp(depth, 0, 1));
                ref byte pixel = ref pixels[(y * Side) + x];
                pixel = Math.Max(pixel, grey);
            }
        }
    }

    private static (int First, int End) Range(float low, float high) =>
        (Math.Clamp((int)MathF.Floor(low), 0, Side), Math.Clamp((int)MathF.Ceiling(high), 0, Side));

    private static float Distance(Vector2 p, Vector2 a, Vector2 b)
    {
        var along = b - a;
        float squared = along.LengthSquared();
        float t = squared == 0 ? 0 : Math.Clamp(Vector2.Dot(p - a, along) / squared, 0, 1);
        return Vector2.Distance(p, a + (t * along));
    }
}
