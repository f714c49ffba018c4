using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>A 3x3 convolution, then where asked for 2x2 max pooling and batch norm, then ReLU.</summary>
/// <remarks>
/// Weights are kept in float32 and cast to the input's type, so that bfloat16 images train in mixed precision. Pooling comes before batch norm
/// and ReLU: both keep order, so only a negative batch norm scale tells the difference, and they work on a quarter of the pixels.
/// </remarks>
internal sealed class ConvBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d conv;
    private readonly BatchNorm2d? norm;
    private readonly long _padding;
    private readonly bool _pool;
    private readonly Func<Tensor, Tensor> _activation;

    /// <summary>Creates the block: [N,inputs,H,W] to [N,outputs,H',W'].</summary>
    /// <param name="inputs">Channels in.</param>
    /// <param name="outputs">Channels out.</param>
    /// <param name="padding">Zero pixels around the input: 1 keeps its size, 0 takes 2 pixels off.</param>
    /// <param name="pool">Whether to halve height and width by max pooling.</param>
    /// <param name="batchNorm">Whether to normalise; if not, the convolution has a bias.</param>
    /// <param name="activation">Replaces ReLU; null for ReLU, which then overwrites its input.</param>
    public ConvBlock(long inputs, long outputs, long padding = 1, bool pool = false, bool batchNorm = true, Func<Tensor, Tensor>? activation = null)
        : base(nameof(ConvBlock))
    {
        _padding = padding;
        _pool = pool;
        _activation = activation ?? (x => functional.relu(x, inplace: true));
        conv = Conv2d(inputs, outputs, 3, padding: padding, bias: !batchNorm);
        norm = batchNorm ? BatchNorm2d(outputs) : null;
        if (inputs > 1)
        {
            using var noGrad = no_grad();
            conv.weight = new Parameter(ChannelsLast.Copy(conv.weight));
        }

        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = functional.conv2d(input, conv.weight!.to(input.dtype), conv.bias?.to(input.dtype), padding: [_padding, _padding]);
        if (_pool)
        {
            x = functional.max_pool2d(x, 2);
        }

        if (norm is not null)
        {
            x = norm.call(x);
        }

        return _activation(x).MoveToOuterDisposeScope();
    }
}
