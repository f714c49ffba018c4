using Digits.Core.Errors;

namespace Digits.Core.Data;

/// <summary>Holds a set of 28x28 grey images in row order, with labels where they are known.</summary>
public sealed class DigitSet
{
    /// <summary>The width and height of an image in pixels.</summary>
    public const int Side = 28;

    /// <summary>The number of pixels of an image.</summary>
    public const int PixelCount = Side * Side;

    /// <summary>The number of classes, digits 0 to 9.</summary>
    public const int ClassCount = 10;

    /// <summary>Wraps pixels and labels without copying them.</summary>
    /// <param name="pixels">uint8 [N*784], 0..255, row-major: pixel x of an image is row x / 28, column x % 28.</param>
    /// <param name="labels">uint8 [N], 0..9, or null where labels are unknown.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public DigitSet(byte[] pixels, byte[]? labels)
    {
        if (pixels.Length % PixelCount != 0)
        {
            throw new ArgumentException($"{pixels.Length} pixels are no multiple of {PixelCount}", nameof(pixels));
        }

        if (labels is not null && labels.Length != pixels.Length / PixelCount)
        {
            throw new ArgumentException($"{labels.Length} labels for {pixels.Length / PixelCount} images", nameof(labels));
        }

        Pixels = pixels;
        Labels = labels;
    }

    /// <summary>Gets all pixels, uint8 [N*784], 0..255.</summary>
    public byte[] Pixels { get; }

    /// <summary>Gets the labels, uint8 [N], 0..9, or null where they are unknown.</summary>
    public byte[]? Labels { get; }

    /// <summary>Gets the number of images.</summary>
    public int Count => Pixels.Length / PixelCount;

    /// <summary>Gets the pixels of one image, uint8 [784].</summary>
    /// <param name="index">The image's 0-based row.</param>
    public ReadOnlySpan<byte> Image(int index) => Pixels.AsSpan(index * PixelCount, PixelCount);

    /// <summary>Gets the labels of a set that must have them, uint8 [N], 0..9.</summary>
    /// <exception cref="InputException">The labels are unknown.</exception>
    public byte[] RequireLabels() => Labels ?? throw new InputException("no labels", "the column label", "training set");

    /// <summary>Copies some rows, in the order given.</summary>
    /// <param name="rows">0-based rows.</param>
    public DigitSet Select(int[] rows)
    {
        var pixels = new byte[rows.Length * PixelCount];
        for (int i = 0; i < rows.Length; i++)
        {
            Image(rows[i]).CopyTo(pixels.AsSpan(i * PixelCount));
        }

        return new(pixels, Labels is { } labels ? Array.ConvertAll(rows, r => labels[r]) : null);
    }
}
