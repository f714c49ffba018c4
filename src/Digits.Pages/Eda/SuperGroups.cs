namespace Digits.Pages.Eda;

/// <summary>Holds the two groups that classes fall into.</summary>
/// <param name="First">The group with the lowest class, ascending.</param>
/// <param name="Second">The other group, ascending.</param>
/// <param name="Ratio">The mean distance between classes of different groups by that within groups: 1 means no groups at all.</param>
public sealed record SuperGroups(int[] First, int[] Second, double Ratio)
{
    /// <summary>The ratio from which on the groups stand apart.</summary>
    public const double ApartFrom = 1.5;

    /// <summary>Gets whether the distances show two groups.</summary>
    public bool Apart => Ratio >= ApartFrom;

    /// <summary>Joins the nearest classes and groups until two are left (average linkage: Sokal and Michener 1958).</summary>
    /// <param name="classes">The classes, at least 3.</param>
    /// <param name="distance">The distance of two classes.</param>
    public static SuperGroups Of(IReadOnlyList<int> classes, Func<int, int, double> distance)
    {
        List<int[]> groups = [.. classes.Select(c => (int[])[c])];
        while (groups.Count > 2)
        {
            var (a, b) = Pairs(groups.Count).MinBy(p => groups[p.A].SelectMany(_ => groups[p.B], distance).Average());
            int[] joined = [.. groups[a].Concat(groups[b]).Order()];
            groups.RemoveAt(b);
            groups[a] = joined;
        }

        int[][] two = [.. groups.OrderBy(g => g[0])];
        double between = two[0].SelectMany(_ => two[1], distance).Average();
        double within = two.SelectMany(g => Pairs(g.Length).Select(p => distance(g[p.A], g[p.B]))).DefaultIfEmpty(0).Average();
        return new SuperGroups(two[0], two[1], within > 0 ? between / within : 1);
    }

    /// <summary>Gets whether some classes lie together in one group and others together in the other.</summary>
    public bool Part(int[] ones, int[] others) =>
        (ones.All(First.Contains) && others.All(Second.Contains)) || (ones.All(Second.Contains) && others.All(First.Contains));

    private static IEnumerable<(int A, int B)> Pairs(int count) =>
        Enumerable.Range(0, count).SelectMany(a => Enumerable.Range(a + 1, count - a - 1).Select(b => (a, b)));
}
