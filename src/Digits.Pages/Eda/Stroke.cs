using Digits.Core.Data;

namespace Digits.Pages.Eda;

/// <summary>Measures how thick a digit's stroke is.</summary>
public static class Stroke
{
    /// <summary>Estimates the width of the stroke: twice its area by its outline's length, both weighted by ink.</summary>
    /// <param name="image">uint8 [784], 0 paper to 255 ink.</param>
    /// <returns>Pixels; 0 for an image without ink.</returns>
    /// <remarks>A long bar gives its width; a filled square half its side.</remarks>
    public static double Width(ReadOnlySpan<byte> image)
    {
        const int Side = DigitSet.Side;
        double area = 0, outline = 0;
        for (int row = -1; row < Side; row++)
        {
            for (int column = -1; column < Side; column++)
            {
                int here = At(image, row, column), right = At(image, row, column + 1) - here, down = At(image, row + 1, column) - here;
                area += here;
                outline += Math.Sqrt((right * right) + (down * down));
            }
        }

        return outline == 0 ? 0 : 2 * area / outline;
    }

    private static int At(ReadOnlySpan<byte> image, int row, int column) =>
        row is >= 0 and < DigitSet.Side && column is >= 0 and < DigitSet.Side ? image[(row * DigitSet.Side) + column] : 0;
}
