namespace Digits.Baselines.Trees;

/// <summary>Parts a node's images by one pixel.</summary>
/// <param name="Pixel">The 0-based pixel, or -1 where no split is allowed or none gains.</param>
/// <param name="Threshold">Images whose pixel is at most this, 0..254, go left; the others right.</param>
/// <param name="Score">What splits of a node are ranked by: the larger, the better; above 0.</param>
internal readonly record struct Split(int Pixel, byte Threshold, double Score)
{
    /// <summary>Is no split.</summary>
    public static readonly Split None = new(-1, 0, 0);

    /// <summary>Gets whether this is a split.</summary>
    public bool Exists => Pixel >= 0;
}
