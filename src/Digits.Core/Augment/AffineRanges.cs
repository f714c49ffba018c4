namespace Digits.Core.Augment;

/// <summary>Sets how far the images of one class may be moved; each amount is drawn uniformly for every image anew.</summary>
/// <param name="Rotation">Degrees, each way.</param>
/// <param name="Zoom">Fraction of the size, each way.</param>
/// <param name="Stretch">Fraction of the width alone, on top of the zoom, each way.</param>
/// <param name="Shear">Pixels sideways per pixel of height, each way.</param>
/// <param name="ShearAngle">Degrees by which the vertical axis alone turns, each way.</param>
/// <param name="ShiftFrom">The smallest shift to the right and down, in pixels.</param>
/// <param name="ShiftTo">The largest shift to the right and down, in pixels.</param>
public sealed record AffineRanges(double Rotation, double Zoom, double Stretch, double Shear, double ShearAngle, double ShiftFrom, double ShiftTo)
{
    /// <summary>Gets whether nothing moves.</summary>
    public bool AreZero => this is (0, 0, 0, 0, 0, 0, 0);

    /// <summary>Gets the ranges that the params set, [10], by digit.</summary>
    public static AffineRanges[] ByClass(AugmentParams settings) =>
    [
        .. Enumerable.Range(0, settings.Rotation.Values.Count).Select(digit => new AffineRanges(
            settings.Rotation[digit],
            settings.Zoom[digit],
            settings.Stretch[digit],
            settings.Shear[digit],
            settings.ShearAngle[digit],
            settings.ShiftFrom ?? -settings.Shift[digit],
            settings.Shift[digit])),
    ];
}
