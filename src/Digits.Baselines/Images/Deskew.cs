using Digits.Core.Data;

namespace Digits.Baselines.Images;

/// <summary>Sets slanted digits upright: a shear that makes columns and rows uncorrelated, with the centre of mass in the middle.</summary>
/// <remarks>After the second moments of the image (Hu 1962): the slant is their covariance over the variance of the rows.</remarks>
internal static class Deskew
{
    private const double Middle = (DigitSet.Side - 1) / 2.0;

    /// <summary>Sets every image upright.</summary>
    /// <param name="images">Images uint8 [N,784], 0..255; labels are kept.</param>
    /// <returns>Images uint8 [N,784]: values between pixels are bilinear, rounded to whole grey values, 0 outside.</returns>
    public static DigitSet Of(DigitSet images)
    {
        var pixels = new byte[images.Pixels.Length];
        for (int i = 0; i < images.Count; i++)
        {
            Shear(images.Image(i), pixels.AsSpan(i * DigitSet.PixelCount, DigitSet.PixelCount));
        }

        return new(pixels, images.Labels);
    }

    /// <summary>Measures an image's centre of mass and its slant: the columns by which the strokes move right from one row to the next below.</summary>
    /// <param name="image">uint8 [784].</param>
    /// <returns>Column and row, 0..27, and the slant; the middle and 0 for an image without a lit pixel or with one lit row.</returns>
    internal static (double Column, double Row, double Slant) Measure(ReadOnlySpan<byte> image)
    {
        long mass = 0, ofColumns = 0, ofRows = 0, ofSquares = 0, ofBoth = 0;
        for (int p = 0; p < image.Length; p++)
        {
            int row = p / DigitSet.Side;
            int column = p % DigitSet.Side;
            mass += image[p];
            ofColumns += image[p] * column;
            ofRows += image[p] * row;
            ofSquares += image[p] * row * row;
            ofBoth += image[p] * row * column;
        }

        if (mass == 0)
        {
            return (Middle, Middle, 0);
        }

        double meanColumn = (double)ofColumns / mass;
        double meanRow = (double)ofRows / mass;
        long variance = (mass * ofSquares) - (ofRows * ofRows);
        long covariance = (mass * ofBoth) - (ofRows * ofColumns);
        return (meanColumn, meanRow, variance == 0 ? 0 : (double)covariance / variance);
    }

    private static void Shear(ReadOnlySpan<byte> image, Span<byte> upright)
    {
        var (column, row, slant) = Measure(image);
        for (int p = 0; p < upright.Length; p++)
        {
            double down = (p / DigitSet.Side) - Middle;
            double right = (p % DigitSet.Side) - Middle;
            upright[p] = Read(image, column + right + (slant * down), row + down);
        }
    }

    private static byte Read(ReadOnlySpan<byte> image, double column, double row)
    {
        double left = Math.Floor(column);
        double top = Math.Floor(row);
        double x = column - left;
        double y = row - top;
        double value = ((1 - y) * (((1 - x) * At(image, left, top)) + (x * At(image, left + 1, top))))
            + (y * (((1 - x) * At(image, left, top + 1)) + (x * At(image, left + 1, top + 1))));
        return (byte)Math.Round(value);
    }

    private static byte At(ReadOnlySpan<byte> image, double column, double row) =>
        column is >= 0 and < DigitSet.Side && row is >= 0 and < DigitSet.Side ? image[((int)row * DigitSet.Side) + (int)column] : (byte)0;
}
