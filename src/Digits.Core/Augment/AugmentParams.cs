using Digits.Core.Recipes;

namespace Digits.Core.Augment;

/// <summary>Says how training images are varied: section <c>augment</c> of pipeline.json. Pixels are those of 28x28 images.</summary>
/// <remarks>A strength of 0 turns its augmentation off, which then costs nothing. A strength that may differ per digit is that of the image's own label.</remarks>
public sealed record AugmentParams
{
    /// <summary>Gets the share of images that are varied at all; the others stay as they are.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Gets whether rotation, zoom and shift are those that the stage eda suggests, for each fold from the rows that it trains on.</summary>
    public bool FromEda { get; init; }

    /// <summary>Gets the rotation in degrees, each way.</summary>
    public required PerClass Rotation { get; init; }

    /// <summary>Gets the zoom as a fraction of the size, each way.</summary>
    public required PerClass Zoom { get; init; }

    /// <summary>Gets whether height and width each draw a zoom of their own; if not, they share one.</summary>
    public bool ZoomEachAxis { get; init; }

    /// <summary>Gets the zoom of the width alone, on top, as a fraction, each way.</summary>
    public PerClass Stretch { get; init; } = 0;

    /// <summary>Gets the shear in pixels sideways per pixel of height, each way.</summary>
    public required PerClass Shear { get; init; }

    /// <summary>Gets the shear as the angle in degrees, each way, by which the vertical axis alone turns.</summary>
    public PerClass ShearAngle { get; init; } = 0;

    /// <summary>Gets the largest shift to the right and down, in pixels.</summary>
    public required PerClass Shift { get; init; }

    /// <summary>Gets the smallest shift to the right and down, in pixels, 0 or less; null for <see cref="Shift"/> to the left and up.</summary>
    public double? ShiftFrom { get; init; }

    /// <summary>Gets whether images shift by whole pixels only.</summary>
    public bool WholePixels { get; init; }

    /// <summary>Gets the point that rotation, zoom and shear leave in place: <c>centre</c>, or <c>corner</c>, the top-left pixel.</summary>
    public string Origin { get; init; } = "centre";

    /// <summary>Gets what comes from outside the image: <c>zero</c>, or <c>nearest</c>, the pixel at the edge.</summary>
    public string Fill { get; init; } = "zero";

    /// <summary>Gets the largest elastic displacement of a control point, in pixels, each axis and way.</summary>
    public double Elastic { get; init; }

    /// <summary>Gets the control points of the elastic displacement, each axis, 4 or more: fewer are smoother.</summary>
    public int ElasticGrid { get; init; } = 7;

    /// <summary>Gets the largest side of the rectangle that is erased, in pixels.</summary>
    public int Erase { get; init; }

    /// <summary>Gets the smallest side of that rectangle, in pixels; equal to <see cref="Erase"/> it is a square.</summary>
    public int EraseFrom { get; init; }

    /// <summary>Gets the share of images in which something is erased.</summary>
    public double EraseShare { get; init; } = 1;

    /// <summary>Gets the standard deviation of Gaussian noise, where black to white is 1.</summary>
    public double Noise { get; init; }

    /// <summary>Gets the alpha of mixup: small ones mix few images visibly, 1 mixes evenly.</summary>
    public double Mixup { get; init; }

    /// <summary>Gets the alpha of cutmix, as for <see cref="Mixup"/>.</summary>
    public double Cutmix { get; init; }
}
