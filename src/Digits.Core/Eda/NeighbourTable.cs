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

    /// <summary>Keeps fewer neighbours of each point.</summary>
    /// <param name="neighbours">1..k.</param>
    public NeighbourTable Nearest(int neighbours) => Within([.. Enumerable.Repeat(true, Count)], neighbours)!;

    /// <summary>Takes points away, as points and as neighbours; those that stay are counted anew.</summary>
    /// <param name="stays">Whether each point stays, [N].</param>
    /// <param name="neighbours">1..k, the neighbours to keep of each.</param>
    /// <returns>What a search among the points that stay finds, or null where this table holds too few neighbours of one to tell.</returns>
    public NeighbourTable? Within(bool[] stays, int neighbours)
    {
        int[] places = new int[stays.Length];
        int left = 0;
        for (int i = 0; i < stays.Length; i++)
        {
            places[i] = stays[i] ? left++ : -1;
        }

        var result = new NeighbourTable(neighbours, new int[left * neighbours], new float[left * neighbours]);
        for (int i = 0; i < stays.Length; i++)
        {
            int found = 0;
            for (int k = i * Neighbours; stays[i] && found < neighbours; k++)
            {
                if (k == (i + 1) * Neighbours)
                {
                    return null;
                }

                if (stays[Indices[k]])
                {
                    int place = (places[i] * neighbours) + found++;
                    (result.Indices[place], result.Distances[place]) = (places[Indices[k]], Distances[k]);
                }
            }
        }

        return result;
    }
}
