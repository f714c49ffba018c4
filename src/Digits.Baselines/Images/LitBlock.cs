using Digits.Core.Data;

namespace Digits.Baselines.Images;

/// <summary>Holds the lit pairs of some neighbouring images of a set.</summary>
internal sealed class LitBlock
{
    private const int PairCount = DigitSet.PixelCount / 2;
    private readonly ushort[] _pairs;
    private readonly int[] _values;
    private readonly int[] _counts;
    private readonly int[] _squares;

    /// <summary>Finds the pairs.</summary>
    /// <param name="images">Images uint8 [N,784].</param>
    /// <param name="from">The first image's 0-based row.</param>
    /// <param name="to">The row after the last one's.</param>
    public LitBlock(DigitSet images, int from, int to)
    {
        _pairs = new ushort[(to - from) * PairCount];
        _values = new int[(to - from) * PairCount];
        _counts = new int[to - from];
        _squares = new int[to - from];
        for (int i = 0; i < to - from; i++)
        {
            var lit = LitPairs.Of(images.Image(from + i), _pairs.AsSpan(i * PairCount, PairCount), _values.AsSpan(i * PairCount, PairCount));
            (_counts[i], _squares[i]) = (lit.Pairs.Length, lit.Square);
        }
    }

    /// <summary>Gets an image's lit pairs.</summary>
    /// <param name="index">The image's place, 0-based from the first.</param>
    public LitPairs this[int index] => new(
        _pairs.AsSpan(index * PairCount, _counts[index]), _values.AsSpan(index * PairCount, _counts[index]), _squares[index]);
}
