using Digits.Pipeline.Configuration;

namespace Digits.Pipeline.Graph;

/// <summary>Reads the length of a coordinate: a param's path, or the product of several, <c>folds.count * folds.repeats</c>.</summary>
internal static class MatrixLength
{
    /// <summary>Gets the params that a length names.</summary>
    public static string[] Paths(string length) => length.Split('*', StringSplitOptions.TrimEntries);

    /// <summary>Computes the length.</summary>
    public static int Of(string length, Settings settings) => Paths(length).Aggregate(1, (product, path) => checked(product * settings.Integer(path)));
}
