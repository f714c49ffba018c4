using Digits.Core.Errors;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Lists the models that <c>train.model</c> may name; a new one is a file and a line here.</summary>
public static class ModelCatalogue
{
    private static readonly SortedDictionary<string, Func<int, Module<Tensor, Tensor>>> Models = new(StringComparer.Ordinal)
    {
        ["cnn"] = width => new SmallCnn(width),
    };

    /// <summary>Gets the names, sorted.</summary>
    public static IReadOnlyCollection<string> Names => Models.Keys;

    /// <summary>Creates a model with fresh weights: images [N,1,28,28], 0..1, to logits float32 [N,10].</summary>
    /// <param name="name">A name of <see cref="Names"/>.</param>
    /// <param name="width">The number of channels of its first layers.</param>
    /// <param name="seed">The seed of its initial weights.</param>
    /// <exception cref="InputException">No model has this name.</exception>
    public static Module<Tensor, Tensor> Create(string name, int width, ulong seed)
    {
        if (!Models.TryGetValue(name, out var create))
        {
            throw new InputException($"model \"{name}\"", $"one of {string.Join(", ", Names)}", "pipeline.json, train.model");
        }

        manual_seed(unchecked((long)seed));
        return create(width);
    }
}
