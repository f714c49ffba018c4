using Digits.Core.Errors;

namespace Digits.Core.Samplers;

/// <summary>Lists the samplers that <c>sampler.name</c> may name; a new one is a file and a line here.</summary>
public static class SamplerCatalogue
{
    private static readonly SortedDictionary<string, Sampler> Samplers = new(StringComparer.Ordinal)
    {
        ["class-balanced"] = ClassBalancedSampler.Draw,
        ["shuffled"] = ShuffledSampler.Draw,
    };

    /// <summary>Gets the names, sorted.</summary>
    public static IReadOnlyCollection<string> Names => Samplers.Keys;

    /// <summary>Gets a sampler.</summary>
    /// <exception cref="InputException">No sampler has this name.</exception>
    public static Sampler Create(SamplerParams settings) => Samplers.TryGetValue(settings.Name, out var sampler)
        ? sampler
        : throw new InputException($"sampler \"{settings.Name}\"", $"one of {string.Join(", ", Names)}", "pipeline.json, sampler.name");
}
