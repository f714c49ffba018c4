using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>A convolution whose float32 weights are cast to the input's type, so that bfloat16 images train in mixed precision.</summary>
internal sealed class MixedConv : Module<Tensor, Tensor>
{
    private readonly Conv2d conv;
    private readonly long _stride;
    private readonly long _padding;
    private readonly long _groups;

    /// <summary>Creates the layer: [N,inputs,H,W] to [N,outputs,H',W'].</summary>
    public MixedConv(long inputs, long outputs, long kernel, long stride = 1, long padding = 0, long groups = 1, bool bias = true)
        : base(nameof(MixedConv))
    {
        (_stride, _padding, _groups) = (stride, padding, groups);
        conv = Conv2d(inputs, outputs, kernel, stride, padding, groups: groups, bias: bias);
        if (inputs / groups > 1)
        {
            using var noGrad = no_grad();

            // Detached, since the copy of a 1x1 kernel is a view, which must not be one of a tensor that asks for gradients.
            conv.weight = new Parameter(ChannelsLast.Copy(conv.weight!.detach()));
        }

        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return functional.conv2d(
            input, conv.weight!.to(input.dtype), conv.bias?.to(input.dtype), strides: [_stride, _stride], padding: [_padding, _padding], groups: _groups)
            .MoveToOuterDisposeScope();
    }
}
