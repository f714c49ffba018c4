using Digits.Core.Data;

namespace Digits.Baselines.Trees;

/// <summary>Holds images pixel by pixel rather than image by image, so that all rows' values of one pixel lie side by side in the cache.</summary>
internal sealed class PixelColumns
{
    // Rows that are transposed together: their part of a column fills a cache line.
    private const int Block = 64;

    private readonly byte[] _values;

    /// <summary>Copies the pixels of some images.</summary>
    /// <param name="set">Images uint8 [N,784], 0..255.</param>
    public PixelColumns(DigitSet set)
    {
        Count = set.Count;
        _values = new byte[set.Pixels.Length];
        for (int start = 0; start < Count; start += Block)
        {
            int end = Math.Min(start + Block, Count);
            for (int pixel = 0; pixel < DigitSet.PixelCount; pixel++)
            {
                for (int row = start; row < end; row++)
                {
                    _values[(pixel * Count) + row] = set.Pixels[(row * DigitSet.PixelCount) + pixel];
                }
            }
        }

        Varying = [.. Enumerable.Range(0, DigitSet.PixelCount).Where(pixel => Of(pixel) is var column && !column.IsEmpty && column.ContainsAnyExcept(column[0]))];
    }

    /// <summary>Gets the number of images.</summary>
    public int Count { get; }

    /// <summary>Gets the 0-based pixels that are not the same in all images, int32 [V], ascending: no other can split rows.</summary>
    public int[] Varying { get; }

    /// <summary>Gets one pixel of all images, uint8 [N], 0..255.</summary>
    /// <param name="pixel">0..783.</param>
    public ReadOnlySpan<byte> Of(int pixel) => _values.AsSpan(pixel * Count, Count);
}
