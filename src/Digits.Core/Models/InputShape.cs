using Digits.Core.Data;

namespace Digits.Core.Models;

/// <summary>Says what a model is given: images [N,Channels,Side,Side].</summary>
/// <param name="Channels">1 for the grey value alone, 3 with the coordinates x and y.</param>
/// <param name="Side">The height and width in pixels, 14 or more.</param>
public sealed record InputShape(long Channels, long Side)
{
    /// <summary>Gets the shape of the digits as they are: one channel, 28 by 28.</summary>
    public static InputShape Digits { get; } = new(1, DigitSet.Side);
}
