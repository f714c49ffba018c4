using Digits.Core.Data;

namespace Digits.Core.Eda;

/// <summary>Holds points of a space as rows of coordinates.</summary>
public sealed class PointSet
{
    /// <summary>Wraps coordinates without copying them.</summary>
    /// <param name="coordinates">float32 [N*D], row-major.</param>
    /// <param name="dimensions">D, 1 or more.</param>
    /// <exception cref="ArgumentException">The coordinates are no multiple of the dimensions.</exception>
    public PointSet(float[] coordinates, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if (coordinates.Length % dimensions != 0)
        {
            throw new ArgumentException($"{coordinates.Length} coordinates are no multiple of {dimensions}", nameof(coordinates));
        }

        Coordinates = coordinates;
        Dimensions = dimensions;
    }

    /// <summary>Gets all coordinates, float32 [N*D], row-major.</summary>
    public float[] Coordinates { get; }

    /// <summary>Gets the number of coordinates of a point.</summary>
    public int Dimensions { get; }

    /// <summary>Gets the number of points.</summary>
    public int Count => Coordinates.Length / Dimensions;

    /// <summary>Gets the coordinates of one point, float32 [D].</summary>
    /// <param name="index">The point's 0-based row.</param>
    public ReadOnlySpan<float> this[int index] => Coordinates.AsSpan(index * Dimensions, Dimensions);

    /// <summary>Copies some of the points.</summary>
    /// <param name="rows">0-based rows, in the order of the result.</param>
    public PointSet Select(int[] rows)
    {
        float[] result = new float[rows.Length * Dimensions];
        foreach (var (place, row) in rows.Index())
        {
            this[row].CopyTo(result.AsSpan(place * Dimensions));
        }

        return new PointSet(result, Dimensions);
    }

    /// <summary>Makes a point of each image: its pixels, 0..255.</summary>
    public static PointSet Of(DigitSet images) => new(Array.ConvertAll(images.Pixels, pixel => (float)pixel), DigitSet.PixelCount);
}
