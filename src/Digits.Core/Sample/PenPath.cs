using System.Numerics;

namespace Digits.Core.Sample;

/// <summary>Turns a stroke's points into a fine polyline.</summary>
internal static class PenPath
{
    private const int StepsPerSpan = 8;

    /// <summary>Interpolates by a spline through all points (Catmull and Rom 1974), straight into points that occur twice in a row.</summary>
    /// <param name="points">At least two points.</param>
    public static Vector2[] Smooth(IReadOnlyList<Vector2> points)
    {
        var path = new List<Vector2> { points[0] };
        for (int i = 0; i + 1 < points.Count; i++)
        {
            if (points[i] == points[i + 1])
            {
                continue;
            }

            var before = points[Math.Max(i - 1, 0)];
            var after = points[Math.Min(i + 2, points.Count - 1)];
            for (int step = 1; step <= StepsPerSpan; step++)
            {
                path.Add(Between(before, points[i], points[i + 1], after, (float)step / StepsPerSpan));
            }
        }

        return [.. path];
    }

    private static Vector2 Between(Vector2 a, Vector2 b, Vector2 c, Vector2 d, float t) =>
        0.5f * ((2 * b) + ((c - a) * t) + (((2 * a) - (5 * b) + (4 * c) - d) * t * t) + (((3 * b) - a - (3 * c) + d) * t * t * t));
}
