using Digits.Pipeline.Configuration;

namespace Digits.Pipeline.Graph;

/// <summary>Reads the length of a coordinate: a param's path, or the product of several, <c>folds.count * folds.repeats</c>.</summary>
internal static class MatrixLength
{
    /// <summary>Gets whether an axis has a point for each member that an object of pipeline.json names: a key without a dot, <c>members</c>.</summary>
    public static bool IsMemberList(string length) => !length.Contains('.', StringComparison.Ordinal);

    /// <summary>Gets the params that a length names; none for a list of members.</summary>
    public static string[] Paths(string length) => IsMemberList(length) ? [] : length.Split('*', StringSplitOptions.TrimEntries);

    /// <summary>Computes the length.</summary>
    public static int Of(string length, Settings settings) => Paths(length).Aggregate(1, (product, path) => checked(product * settings.Integer(path)));
}
