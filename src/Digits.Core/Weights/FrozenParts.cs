using Digits.Core.Errors;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Weights;

/// <summary>Keeps parts of a model as they are: no gradients, so no optimizer state, and in training they compute as in prediction.</summary>
/// <remarks>So the statistics of a frozen batch norm stay, and frozen dropout drops nothing.</remarks>
public sealed class FrozenParts
{
    private readonly List<nn.Module> _modules = [];

    /// <summary>Freezes parts.</summary>
    /// <param name="model">The model.</param>
    /// <param name="names">Names of modules or parameters, separated by commas; empty for none.</param>
    /// <exception cref="InputException">The model lacks a part, or nothing is left to train.</exception>
    public FrozenParts(nn.Module model, string names)
    {
        string[] parts = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            return;
        }

        var known = model.named_modules().Select(entry => entry.name).Concat(model.named_parameters().Select(entry => entry.name)).ToHashSet(StringComparer.Ordinal);
        string[] unknown = [.. parts.Where(part => !known.Contains(part))];
        if (unknown.Length > 0)
        {
            throw new InputException(
                $"parts {string.Join(", ", unknown)}",
                $"parts of the model: {Listing.Of([.. known.OrderBy(name => name.Count(letter => letter == '.')).ThenBy(name => name, StringComparer.Ordinal)])}",
                "pipeline.json, init.freeze");
        }

        bool IsFrozen(string name) => Array.Exists(parts, part => name == part || name.StartsWith(part + ".", StringComparison.Ordinal));
        _modules.AddRange(model.named_modules().Where(entry => IsFrozen(entry.name)).Select(entry => entry.module));
        foreach (var (_, parameter) in model.named_parameters().Where(entry => IsFrozen(entry.name)))
        {
            parameter.requires_grad = false;
        }

        if (!model.parameters().Any(parameter => parameter.requires_grad))
        {
            throw new InputException("every parameter frozen", "at least one left to train", "pipeline.json, init.freeze");
        }
    }

    /// <summary>Puts the parts back into evaluation mode, once the model is in training mode.</summary>
    public void Hold() => _modules.ForEach(module => module.eval());
}
