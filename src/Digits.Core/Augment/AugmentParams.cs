namespace Digits.Core.Augment;

/// <summary>Says how training images are varied: section <c>augment</c> of pipeline.json.</summary>
public sealed record AugmentParams
{
    /// <summary>Gets the rotation range in degrees, each way.</summary>
    public required double Rotation { get; init; }

    /// <summary>Gets the zoom range as a fraction, each way.</summary>
    public required double Zoom { get; init; }

    /// <summary>Gets the shear range in pixels per pixel, each way.</summary>
    public required double Shear { get; init; }

    /// <summary>Gets the shift range in pixels, each way and axis.</summary>
    public required double Shift { get; init; }
}
