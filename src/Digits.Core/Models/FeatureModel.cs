using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>A model that ends in a linear layer over features: other layers may read the same features.</summary>
/// <param name="name">The model's name.</param>
internal abstract class FeatureModel(string name) : Module<Tensor, Tensor>(name)
{
    /// <summary>Gets the last layer, features to logits.</summary>
    public abstract Linear Head { get; }

    /// <summary>Computes what the last layer is given.</summary>
    /// <param name="input">[N,C,H,W].</param>
    /// <returns>float32 [N,features].</returns>
    public abstract Tensor Features(Tensor input);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return Head.call(Features(input)).MoveToOuterDisposeScope();
    }
}
