using Digits.Core.Errors;

namespace Digits.Core.Losses;

/// <summary>Lists the losses that <c>loss.name</c> may name; a new one is a file and a line here.</summary>
public static class LossCatalogue
{
    private static readonly SortedDictionary<string, Func<LossParams, Loss>> Losses = new(StringComparer.Ordinal)
    {
        ["cross-entropy"] = CrossEntropy.Create,
    };

    /// <summary>Gets the names, sorted.</summary>
    public static IReadOnlyCollection<string> Names => Losses.Keys;

    /// <summary>Creates a loss.</summary>
    /// <exception cref="InputException">No loss has this name.</exception>
    public static Loss Create(LossParams settings) => Losses.TryGetValue(settings.Name, out var create)
        ? create(settings)
        : throw new InputException($"loss \"{settings.Name}\"", $"one of {string.Join(", ", Names)}", "pipeline.json, loss.name");
}
