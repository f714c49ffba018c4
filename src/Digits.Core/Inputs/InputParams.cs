using Digits.Core.Data;

namespace Digits.Core.Inputs;

/// <summary>Says in which form models are given images: section <c>inputs</c> of pipeline.json. Left out, images stay as they are.</summary>
public sealed record InputParams
{
    /// <summary>Gets the name in <see cref="PixelScaleCatalogue"/>.</summary>
    public string Values { get; init; } = "unit";

    /// <summary>Gets whether two channels are added that say where a pixel is: x and y, -1..1 from edge to edge (Liu et al. 2018).</summary>
    public bool Coordinates { get; init; }

    /// <summary>Gets the height and width in pixels, 14 or more; 28 leaves images as they are.</summary>
    public int Side { get; init; } = DigitSet.Side;
}
