using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Layer norm over the last axis, computed in float32 and given back in the input's type.</summary>
internal sealed class MixedLayerNorm : Module<Tensor, Tensor>
{
    private readonly LayerNorm norm;

    /// <summary>Creates the layer for [...,features].</summary>
    public MixedLayerNorm(long features)
        : base(nameof(MixedLayerNorm))
    {
        norm = LayerNorm(features, eps: 1e-6);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return norm.call(input.to(ScalarType.Float32)).to(input.dtype).MoveToOuterDisposeScope();
    }
}
