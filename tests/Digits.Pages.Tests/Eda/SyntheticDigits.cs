using Digits.Core.Data;

namespace Digits.Pages.Tests.Eda;

/// <summary>Makes small sets whose figures can be worked out by hand.</summary>
internal static class SyntheticDigits
{
    /// <summary>Makes bars: image i has class i % 10, drawn as a bar of class + 1 rows from row 4, 20 pixels wide, its brightness falling with i.</summary>
    public static DigitSet Bars(int count, bool labelled = true)
    {
        byte[] pixels = new byte[count * DigitSet.PixelCount];
        byte[] labels = [.. Enumerable.Range(0, count).Select(i => (byte)(i % DigitSet.ClassCount))];
        for (int i = 0; i < count; i++)
        {
            for (int row = 4; row < 5 + labels[i]; row++)
            {
                pixels.AsSpan((i * DigitSet.PixelCount) + (row * DigitSet.Side) + 4, 20).Fill((byte)(255 - (2 * i)));
            }
        }

        return new DigitSet(pixels, labelled ? labels : null);
    }
}
