using Digits.Core.Data;

namespace Digits.Pages.Charts;

/// <summary>Holds a picture whose ink has one of several colours and lets the page show through where there is none.</summary>
/// <remarks>For light and dark pages alike; 24 levels of ink are as many as a digit 28 pixels wide shows.</remarks>
public sealed class Tinted
{
    internal const int Levels = 24;

    /// <summary>Creates a picture without ink.</summary>
    /// <param name="width">The width in pixels, 1 or more.</param>
    /// <param name="height">The height in pixels, 1 or more.</param>
    /// <param name="tints">The colours, 1 to 10.</param>
    public Tinted(int width, int height, IReadOnlyList<Hue> tints)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tints.Count * Levels, byte.MaxValue);
        Width = width;
        Height = height;
        Tints = tints;
        Indices = new byte[width * height];
    }

    /// <summary>Gets the width in pixels.</summary>
    public int Width { get; }

    /// <summary>Gets the height in pixels.</summary>
    public int Height { get; }

    /// <summary>Gets the colours.</summary>
    public IReadOnlyList<Hue> Tints { get; }

    /// <summary>Gets the pixels, uint8 [Height*Width]: 0 for none, else 1 + tint * 24 + level of ink, 0..23.</summary>
    internal byte[] Indices { get; }

    /// <summary>Draws a digit.</summary>
    /// <param name="pixels">uint8 [784], 0 paper to 255 ink.</param>
    /// <param name="left">The place of its left edge.</param>
    /// <param name="top">The place of its upper edge.</param>
    /// <param name="tint">Which of the colours, 0-based.</param>
    public void Add(ReadOnlySpan<byte> pixels, int left, int top, int tint)
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            if (pixels[i] > 0)
            {
                int level = pixels[i] * (Levels - 1) / byte.MaxValue;
                Indices[((top + (i / DigitSet.Side)) * Width) + left + (i % DigitSet.Side)] = (byte)(1 + (tint * Levels) + level);
            }
        }
    }
}
