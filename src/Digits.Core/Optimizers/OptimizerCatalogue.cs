using Digits.Core.Errors;
using TorchSharp.Modules;
using static TorchSharp.torch.optim;

namespace Digits.Core.Optimizers;

/// <summary>Lists the optimizers that <c>optimizer.name</c> may name; a new one is a line here.</summary>
public static class OptimizerCatalogue
{
    private static readonly SortedDictionary<string, Func<IEnumerable<Parameter>, OptimizerParams, Optimizer>> Optimizers = new(StringComparer.Ordinal)
    {
        ["adam"] = (weights, settings) => Adam(weights, settings.LearningRate, weight_decay: settings.WeightDecay),
        ["adamw"] = (weights, settings) => AdamW(weights, settings.LearningRate, weight_decay: settings.WeightDecay),
        ["lbfgs"] = (weights, settings) => LBFGS(weights, settings.LearningRate),
        ["sgd"] = (weights, settings) => SGD(weights, settings.LearningRate, settings.Momentum, weight_decay: settings.WeightDecay, nesterov: settings.Momentum > 0),
    };

    /// <summary>Gets the names, sorted.</summary>
    public static IReadOnlyCollection<string> Names => Optimizers.Keys;

    /// <summary>Creates an optimizer with its parts, which the caller disposes.</summary>
    /// <param name="settings">Which, with which rate and parts.</param>
    /// <param name="weights">What it changes.</param>
    /// <exception cref="InputException">No optimizer has this name.</exception>
    public static WeightUpdate Create(OptimizerParams settings, IReadOnlyList<Parameter> weights) => Optimizers.TryGetValue(settings.Name, out var create)
        ? new WeightUpdate(create(weights, settings), weights, settings)
        : throw new InputException($"optimizer \"{settings.Name}\"", $"one of {string.Join(", ", Names)}", "pipeline.json, optimizer.name");
}
