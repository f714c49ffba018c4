namespace Digits.Core.Views;

/// <summary>Says over which views of an image predictions average: section <c>views</c> of pipeline.json.</summary>
public sealed record ViewParams
{
    /// <summary>Gets the shift in pixels of the four extra views; 0 for the image alone.</summary>
    public required int Shift { get; init; }
}
