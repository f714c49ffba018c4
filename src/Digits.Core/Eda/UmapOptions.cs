namespace Digits.Core.Eda;

/// <summary>Sets how UMAP lays points out in the plane; the defaults are its authors'.</summary>
public sealed record UmapOptions
{
    /// <summary>Gets how many neighbours shape a point's surroundings, the point itself not counted: few show detail, many the whole. Default 15.</summary>
    public int Neighbours { get; init; } = 15;

    /// <summary>Gets the distance, 0..1, that neighbours keep in the plane: small ones pack clusters. Default 0.1.</summary>
    public double MinDistance { get; init; } = 0.1;

    /// <summary>Gets the rounds of the layout; null, the default, for 500, or 200 above 10,000 points.</summary>
    public int? Epochs { get; init; }

    /// <summary>Gets how many other points push a point away each time a neighbour draws it near. Default 5.</summary>
    public int NegativeSamples { get; init; } = 5;

    /// <summary>Gets how many threads look for neighbours; the layout takes one. The result is the same with any number. Default 1.</summary>
    public int Threads { get; init; } = 1;
}
