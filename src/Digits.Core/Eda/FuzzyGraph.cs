using Digits.Core.Arithmetic;

namespace Digits.Core.Eda;

/// <summary>Holds how strongly neighbours belong together, 0..1: UMAP's fuzzy simplicial set (McInnes, Healy, Melville 2018, section 3.1).</summary>
/// <param name="Points">The number of points.</param>
/// <param name="Heads">int32 [E], each edge's first point; both directions of an edge are there.</param>
/// <param name="Tails">int32 [E], each edge's second point.</param>
/// <param name="Weights">float64 [E], above 0, at most 1.</param>
internal sealed record FuzzyGraph(int Points, int[] Heads, int[] Tails, double[] Weights)
{
    private const int SearchSteps = 64;
    private const double Tolerance = 1e-5;
    private const double LeastScale = 1e-3;

    /// <summary>Joins each point's view of its neighbours: a + b - ab, written so that 1 stays 1.</summary>
    public static FuzzyGraph Of(NeighbourTable neighbours)
    {
        double overall = neighbours.Distances.Average(d => (double)d);
        var directed = new Dictionary<(int Head, int Tail), double>(neighbours.Indices.Length);
        for (int point = 0; point < neighbours.Count; point++)
        {
            var distances = neighbours.DistancesOf(point);
            var tails = neighbours.Of(point);
            double nearest = Nearest(distances), scale = Scale(distances, nearest, overall);
            for (int i = 0; i < distances.Length; i++)
            {
                directed[(point, tails[i])] = Membership(distances[i], nearest, scale);
            }
        }

        var edges = directed.Keys.Concat(directed.Keys.Select(e => (Head: e.Tail, Tail: e.Head))).Distinct().Order().ToArray();
        return new FuzzyGraph(
            neighbours.Count,
            [.. edges.Select(e => e.Head)],
            [.. edges.Select(e => e.Tail)],
            [.. edges.Select(e =>
            {
                double there = directed.GetValueOrDefault(e), back = directed.GetValueOrDefault((e.Tail, e.Head));
                return 1 - ((1 - there) * (1 - back));
            })]);
    }

    private static double Membership(double distance, double nearest, double scale) =>
        distance <= nearest ? 1 : PortableMath.Exp(-(distance - nearest) / scale);

    // Copies of the point do not count as its nearest neighbour.
    private static double Nearest(ReadOnlySpan<float> distances)
    {
        foreach (float distance in distances)
        {
            if (distance > 0)
            {
                return distance;
            }
        }

        return 0;
    }

    // The scale at which the memberships sum to log2 (k + 1), the point itself being one of its neighbours to the authors; found by halving,
    // not so small that a point would lose all its neighbours.
    private static double Scale(ReadOnlySpan<float> distances, double nearest, double overall)
    {
        double target = PortableMath.Log(distances.Length + 1) / PortableMath.Log(2), low = 0, high = double.PositiveInfinity, scale = 1;
        for (int step = 0; step < SearchSteps; step++)
        {
            double sum = 0;
            foreach (float distance in distances)
            {
                sum += Membership(distance, nearest, scale);
            }

            if (Math.Abs(sum - target) < Tolerance)
            {
                break;
            }

            (low, high) = sum > target ? (low, scale) : (scale, high);
            scale = double.IsPositiveInfinity(high) ? scale * 2 : (low + high) / 2;
        }

        double mean = 0;
        foreach (float distance in distances)
        {
            mean += distance / distances.Length;
        }

        return Math.Max(scale, LeastScale * (nearest > 0 ? mean : overall));
    }
}
