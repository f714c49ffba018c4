using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>A linear layer whose float32 weights are cast to the input's type.</summary>
internal sealed class MixedLinear : Module<Tensor, Tensor>
{
    private readonly Linear linear;

    /// <summary>Creates the layer: [...,inputs] to [...,outputs].</summary>
    public MixedLinear(long inputs, long outputs, bool bias = true)
        : base(nameof(MixedLinear))
    {
        linear = Linear(inputs, outputs, bias);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return functional.linear(input, linear.weight!.to(input.dtype), linear.bias?.to(input.dtype)).MoveToOuterDisposeScope();
    }
}
