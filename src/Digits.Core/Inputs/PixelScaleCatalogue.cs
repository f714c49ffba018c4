using Digits.Core.Data;
using Digits.Core.Errors;

namespace Digits.Core.Inputs;

/// <summary>Lists the scales of pixel values that <c>inputs.values</c> may name; a new one is a line here.</summary>
public static class PixelScaleCatalogue
{
    private static readonly SortedDictionary<string, Func<DigitSet, PixelScale>> Scales = new(StringComparer.Ordinal)
    {
        ["signed"] = _ => new(0.5, 2),
        ["standardised"] = Standardisation.Of,
        ["unit"] = _ => PixelScale.Unit,
    };

    /// <summary>Gets the names, sorted: -1..1, mean 0 and deviation 1, and 0..1.</summary>
    public static IReadOnlyCollection<string> Names => Scales.Keys;

    /// <summary>Fits a scale.</summary>
    /// <param name="name">Which.</param>
    /// <param name="training">The rows that the model learns from, and no others: what is fitted to held-out rows would leak.</param>
    /// <exception cref="InputException">No scale has this name.</exception>
    public static PixelScale Fit(string name, DigitSet training) => Scales.TryGetValue(name, out var fit)
        ? fit(training)
        : throw new InputException($"values \"{name}\"", $"one of {string.Join(", ", Names)}", "pipeline.json, inputs.values");
}
