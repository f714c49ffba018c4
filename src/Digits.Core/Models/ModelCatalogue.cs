using Digits.Core.Errors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Lists the models that <c>model.name</c> may name; a new one is a file and a line here.</summary>
public static class ModelCatalogue
{
    private static readonly SortedDictionary<string, Entry> Models = new(StringComparer.Ordinal)
    {
        ["chainer"] = new(_ => 18, ChainerCnn.Create),
        ["cnn"] = new(_ => 14, SmallCnn.Create),
        ["cnn-slim"] = new(_ => 14, SmallCnn.CreateSlim),
        ["convnext"] = new(_ => 8, ConvNeXt.Create),
        ["efficientnet"] = new(_ => 8, EfficientNet.Create),
        ["keras"] = new(_ => 8, KerasCnn.Create),
        ["lenet"] = new(_ => 12, LeNet.Create),
        ["mlp"] = new(_ => 1, Mlp.Create),
        ["simple"] = new(settings => SimpleCnn.LeastSide(settings.Kernel), SimpleCnn.Create),
        ["vit"] = new(_ => 4, (settings, input) => new VisionTransformer(settings, input)),
    };

    /// <summary>Gets the names, sorted.</summary>
    public static IReadOnlyCollection<string> Names => Models.Keys;

    /// <summary>Creates a model with fresh weights: images [N,channels,side,side] to logits float32 [N,10].</summary>
    /// <param name="settings">Which, and how wide.</param>
    /// <param name="input">The shape of the images.</param>
    /// <param name="seed">The seed of its initial weights.</param>
    /// <exception cref="InputException">No model or activation has this name, or the model cannot take images so small.</exception>
    public static Module<Tensor, Tensor> Create(ModelParams settings, InputShape input, ulong seed)
    {
        var entry = Find(settings.Name);
        if (input.Side < entry.LeastSide(settings))
        {
            throw new InputException(
                $"images of {input.Side} pixels a side", $"at least {entry.LeastSide(settings)} for the model {settings.Name}", "pipeline.json, inputs.side");
        }

        if (settings.Name == "vit" && settings.Width % 4 != 0)
        {
            throw new InputException($"model.width {settings.Width}", "a multiple of 4 for the model vit", "pipeline.json, model.width");
        }

        manual_seed(unchecked((long)seed));
        var model = entry.Create(settings, input);
        model = settings.LogitLayer ? new OnLogits(model) : model;
        foreach (var tensor in model.state_dict().Values)
        {
            // A parameter that a model makes itself would end with the scope in which the model is made.
            tensor.DetachFromDisposeScope();
        }

        return model;
    }

    /// <summary>Gets the smallest side in pixels that a model takes.</summary>
    /// <exception cref="InputException">No model has this name.</exception>
    public static long LeastSide(ModelParams settings) => Find(settings.Name).LeastSide(settings);

    private static Entry Find(string name) => Models.TryGetValue(name, out var entry)
        ? entry
        : throw new InputException($"model \"{name}\"", $"one of {string.Join(", ", Names)}", "pipeline.json, model.name");

    private sealed record Entry(Func<ModelParams, long> LeastSide, Func<ModelParams, InputShape, FeatureModel> Create);
}
