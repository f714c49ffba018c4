namespace Digits.Core.Augment;

/// <summary>Sets how far a training image may be moved; each amount is drawn uniformly from -range..range for every image anew.</summary>
/// <param name="Rotation">Degrees about the centre.</param>
/// <param name="Zoom">Fraction of the size, both axes; half of it again for the width alone.</param>
/// <param name="Shear">Pixels sideways per pixel of height.</param>
/// <param name="Shift">Pixels, each axis.</param>
public sealed record AffineRanges(double Rotation, double Zoom, double Shear, double Shift);
