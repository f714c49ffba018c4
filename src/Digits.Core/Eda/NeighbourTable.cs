namespace Digits.Core.Eda;

/// <summary>Holds the nearest neighbours of each point, nearest first.</summary>
/// <param name="Neighbours">k, the neighbours of a point.</param>
/// <param name="Indices">int32 [N*k], 0-based rows.</param>
/// <param name="Distances">float32 [N*k], Euclidean, ascending within a point.</param>
public sealed record NeighbourTable(int Neighbours, int[] Indices, float[] Distances)
{
    /// <summary>Gets the number of points.</summary>
    public int Count => Indices.Length / Neighbours;

    /// <summary>Gets the rows of a point's neighbours, int32 [k], nearest first.</summary>
    /// <param name="point">The point's 0-based row.</param>
    public ReadOnlySpan<int> Of(int point) => Indices.AsSpan(point * Neighbours, Neighbours);

    /// <summary>Gets the distances of a point's neighbours, float32 [k], ascending.</summary>
    /// <param name="point">The point's 0-based row.</param>
    public ReadOnlySpan<float> DistancesOf(int point) => Distances.AsSpan(point * Neighbours, Neighbours);
}
