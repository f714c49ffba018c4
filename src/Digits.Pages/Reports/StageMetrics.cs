using System.Text.Json;
using Digits.Core.Errors;

namespace Digits.Pages.Reports;

/// <summary>Holds the numbers that a stage instance reported in its metrics.json.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Values">The numbers by name.</param>
public sealed record StageMetrics(string Stage, IReadOnlyDictionary<string, double> Values)
{
    /// <summary>Gets a number.</summary>
    /// <exception cref="InputException">The stage did not report it.</exception>
    public double this[string name] => Values.TryGetValue(name, out double value)
        ? value
        : throw new InputException($"metrics {string.Join(", ", Values.Keys)}", $"a metric \"{name}\"", $"metrics.json of {Stage}");

    /// <summary>Adds what another instance reported, where this one did not.</summary>
    public StageMetrics And(StageMetrics other) =>
        this with { Values = new SortedDictionary<string, double>(Values.Concat(other.Values).DistinctBy(value => value.Key).ToDictionary(), StringComparer.Ordinal) };

    /// <summary>Reads a metrics.json: one object of names and numbers.</summary>
    /// <exception cref="InputException">The file is missing or is no such object.</exception>
    public static StageMetrics Read(string stage, string path)
    {
        try
        {
            return new StageMetrics(
                stage, JsonSerializer.Deserialize<SortedDictionary<string, double>>(File.ReadAllBytes(path)) ?? throw new JsonException("null"));
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            throw new InputException(e.Message, "a metrics.json of names and numbers", path);
        }
    }
}
