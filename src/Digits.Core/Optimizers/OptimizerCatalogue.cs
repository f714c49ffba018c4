using Digits.Core.Errors;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace Digits.Core.Optimizers;

/// <summary>Lists the optimizers that <c>optimizer.name</c> may name; a new one is a line here.</summary>
public static class OptimizerCatalogue
{
    private static readonly SortedDictionary<string, Func<IEnumerable<Parameter>, OptimizerParams, Optimizer>> Optimizers = new(StringComparer.Ordinal)
    {
        ["adamw"] = (weights, settings) => AdamW(weights, settings.LearningRate, weight_decay: settings.WeightDecay),
    };

    /// <summary>Gets the names, sorted.</summary>
    public static IReadOnlyCollection<string> Names => Optimizers.Keys;

    /// <summary>Creates an optimizer, which the caller disposes.</summary>
    /// <param name="settings">Which, with which rate.</param>
    /// <param name="weights">What it changes.</param>
    /// <exception cref="InputException">No optimizer has this name.</exception>
    public static Optimizer Create(OptimizerParams settings, IEnumerable<Parameter> weights) => Optimizers.TryGetValue(settings.Name, out var create)
        ? create(weights, settings)
        : throw new InputException($"optimizer \"{settings.Name}\"", $"one of {string.Join(", ", Names)}", "pipeline.json, optimizer.name");
}
