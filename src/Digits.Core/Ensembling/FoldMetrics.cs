using System.Text.Json;
using Digits.Core.Errors;

namespace Digits.Core.Ensembling;

/// <summary>Reads what training each fold reported.</summary>
public static class FoldMetrics
{
    /// <summary>Computes the mean of a metric over folds.</summary>
    /// <param name="name">The metric's name: <c>train_accuracy</c>.</param>
    /// <param name="paths">Each fold's metrics.json, at least one.</param>
    /// <exception cref="InputException">A file is missing, is no object of numbers, or lacks the metric.</exception>
    public static double Mean(string name, IEnumerable<string> paths) => paths.Average(path => Get(name, path));

    /// <summary>Reads a metric.</summary>
    /// <param name="name">The metric's name: <c>train_accuracy</c>.</param>
    /// <param name="path">A metrics.json.</param>
    /// <exception cref="InputException">The file is missing, is no object of numbers, or lacks the metric.</exception>
    public static double Get(string name, string path) => Find(name, path) ?? throw new InputException($"no metric {name}", $"a metrics.json with {name}", path);

    /// <summary>Reads a metric that need not be there.</summary>
    /// <param name="name">The metric's name: <c>train_accuracy</c>.</param>
    /// <param name="path">A metrics.json.</param>
    /// <returns>Its value, or null where the file lacks it.</returns>
    /// <exception cref="InputException">The file is missing or is no object of numbers.</exception>
    public static double? Find(string name, string path) => Read(path).TryGetValue(name, out double value) ? value : null;

    private static Dictionary<string, double> Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllBytes(path)) ?? throw new JsonException("null");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InputException(e.Message, "a metrics.json of names and numbers", path);
        }
    }
}
