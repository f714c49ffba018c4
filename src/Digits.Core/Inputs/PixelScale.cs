namespace Digits.Core.Inputs;

/// <summary>Says how a pixel's value 0..1 becomes what a model is given: (value - Offset) * Factor.</summary>
/// <param name="Offset">What is taken off.</param>
/// <param name="Factor">What the rest is multiplied by.</param>
public sealed record PixelScale(double Offset, double Factor)
{
    /// <summary>Gets the scale that changes nothing.</summary>
    public static PixelScale Unit { get; } = new(0, 1);
}
