using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>A model that is one sequence of layers with a linear layer at its end, which computes in float32.</summary>
internal sealed class LayeredModel : FeatureModel
{
    private readonly Sequential features;
    private readonly Linear head;

    /// <param name="name">The model's name.</param>
    /// <param name="features">[N,C,H,W] to [N,width].</param>
    /// <param name="head">[N,width] to logits [N,10].</param>
    public LayeredModel(string name, Sequential features, Linear head)
        : base(name)
    {
        this.features = features;
        this.head = head;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Linear Head => head;

    /// <inheritdoc/>
    public override Tensor Features(Tensor input)
    {
        using var scope = NewDisposeScope();
        return features.call(input).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }
}
