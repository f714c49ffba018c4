namespace Digits.Core.Views;

/// <summary>Says over which views of an image predictions average: section <c>views</c> of pipeline.json.</summary>
public sealed record ViewParams
{
    /// <summary>Gets the shift in pixels of four more views; 0 for none.</summary>
    public required int Shift { get; init; }

    /// <summary>Gets the turn in degrees of two more views; 0 for none.</summary>
    public double Rotation { get; init; }

    /// <summary>Gets the zoom, as a fraction, of two more views; 0 for none.</summary>
    public double Zoom { get; init; }
}
