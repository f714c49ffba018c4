using Digits.Core.Errors;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Lists the models that <c>model.name</c> may name; a new one is a file and a line here.</summary>
public static class ModelCatalogue
{
    private static readonly SortedDictionary<string, Func<ModelParams, InputShape, Module<Tensor, Tensor>>> Models = new(StringComparer.Ordinal)
    {
        ["cnn"] = (settings, input) => new SmallCnn(input, settings.Width),
    };

    /// <summary>Gets the names, sorted.</summary>
    public static IReadOnlyCollection<string> Names => Models.Keys;

    /// <summary>Creates a model with fresh weights: images [N,channels,side,side] to logits float32 [N,10].</summary>
    /// <param name="settings">Which, and how wide.</param>
    /// <param name="input">The shape of the images, for which every model here is made: 1 or 3 channels, sides from 14 up.</param>
    /// <param name="seed">The seed of its initial weights.</param>
    /// <exception cref="InputException">No model has this name.</exception>
    public static Module<Tensor, Tensor> Create(ModelParams settings, InputShape input, ulong seed)
    {
        if (!Models.TryGetValue(settings.Name, out var create))
        {
            throw new InputException($"model \"{settings.Name}\"", $"one of {string.Join(", ", Names)}", "pipeline.json, model.name");
        }

        manual_seed(unchecked((long)seed));
        return create(settings, input);
    }
}
