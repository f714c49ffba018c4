using Digits.Core.Randomness;

namespace Digits.Baselines.Trees;

/// <summary>Draws pixels without replacement, node after node.</summary>
/// <param name="pixels">int32, the 0-based pixels to draw from; copied.</param>
/// <param name="random">What draws.</param>
internal sealed class PixelDraw(int[] pixels, SplitMix64 random)
{
    private readonly int[] _pixels = [.. pixels];
    private int _drawn;

    /// <summary>Puts all pixels back.</summary>
    public void Restart() => _drawn = 0;

    /// <summary>Draws one of the pixels that were not drawn since the last restart (Fisher and Yates).</summary>
    /// <param name="pixel">Receives it, 0..783.</param>
    /// <returns>False where all are drawn.</returns>
    public bool TryNext(out int pixel)
    {
        pixel = -1;
        if (_drawn == _pixels.Length)
        {
            return false;
        }

        int at = _drawn + random.NextInt32(_pixels.Length - _drawn);
        pixel = _pixels[at];
        _pixels[at] = _pixels[_drawn];
        _pixels[_drawn++] = pixel;
        return true;
    }
}
