using Digits.Core.Data;

namespace Digits.Pages.Charts;

/// <summary>Holds a grey picture, 8 bits a pixel.</summary>
public sealed class Picture
{
    /// <summary>Wraps pixels without copying them.</summary>
    /// <param name="width">The width in pixels, 1 or more.</param>
    /// <param name="height">The height in pixels, 1 or more.</param>
    /// <param name="pixels">uint8 [height*width], row-major, 0 black to 255 white.</param>
    /// <exception cref="ArgumentException">The sizes do not fit together.</exception>
    public Picture(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (pixels.Length != width * height)
        {
            throw new ArgumentException($"{pixels.Length} pixels for {width} x {height}", nameof(pixels));
        }

        Width = width;
        Height = height;
        Pixels = pixels;
    }

    /// <summary>Gets the width in pixels.</summary>
    public int Width { get; }

    /// <summary>Gets the height in pixels.</summary>
    public int Height { get; }

    /// <summary>Gets the pixels, uint8 [Height*Width], row-major, 0 black to 255 white.</summary>
    public byte[] Pixels { get; }

    /// <summary>Creates a picture of a digit as it lies in the data: ink is bright.</summary>
    /// <param name="pixels">uint8 [784].</param>
    public static Picture Digit(ReadOnlySpan<byte> pixels) => new(DigitSet.Side, DigitSet.Side, pixels.ToArray());

    /// <summary>Creates a picture of a digit from numbers, rounded and held within 0..255.</summary>
    /// <param name="values">[784], 0..255.</param>
    public static Picture Digit(IReadOnlyList<double> values) =>
        new(DigitSet.Side, DigitSet.Side, [.. values.Select(v => (byte)Math.Clamp(Math.Round(v), 0, 255))]);

    /// <summary>Joins pictures of one size into rows, left to right and top to bottom; what is left over stays black.</summary>
    /// <param name="tiles">The pictures, at least one.</param>
    /// <param name="columns">The pictures in a row, 1 or more.</param>
    /// <exception cref="ArgumentException">There is no picture, or the sizes differ.</exception>
    public static Picture Sprite(IReadOnlyList<Picture> tiles, int columns)
    {
        if (tiles.Count == 0 || tiles.Any(t => t.Width != tiles[0].Width || t.Height != tiles[0].Height))
        {
            throw new ArgumentException("a sprite takes one or more pictures of one size", nameof(tiles));
        }

        var (width, height) = (tiles[0].Width, tiles[0].Height);
        int rows = (tiles.Count + columns - 1) / columns;
        byte[] pixels = new byte[rows * height * columns * width];
        for (int i = 0; i < tiles.Count; i++)
        {
            for (int y = 0; y < height; y++)
            {
                int start = ((((i / columns) * height) + y) * columns * width) + ((i % columns) * width);
                tiles[i].Pixels.AsSpan(y * width, width).CopyTo(pixels.AsSpan(start));
            }
        }

        return new Picture(columns * width, rows * height, pixels);
    }
}
