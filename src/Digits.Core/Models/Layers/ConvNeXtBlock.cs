using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>A 7x7 convolution per channel, layer norm and two linear layers over the channels, scaled and added to the input.</summary>
internal sealed class ConvNeXtBlock : Module<Tensor, Tensor>
{
    private const double FirstScale = 1e-2;
    private readonly MixedConv depthwise;
    private readonly MixedLayerNorm norm;
    private readonly MixedLinear expand;
    private readonly MixedLinear shrink;
    private readonly Parameter scale;
    private readonly Func<Tensor, Tensor> _activation;

    public ConvNeXtBlock(long channels, Func<Tensor, Tensor> activation)
        : base(nameof(ConvNeXtBlock))
    {
        depthwise = new MixedConv(channels, channels, 7, padding: 3, groups: channels);
        norm = new MixedLayerNorm(channels);
        expand = new MixedLinear(channels, 4 * channels);
        shrink = new MixedLinear(4 * channels, channels);
        scale = new Parameter(full(channels, FirstScale));
        _activation = activation;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var pixels = norm.call(depthwise.call(input).permute(0, 2, 3, 1));
        var change = shrink.call(_activation(expand.call(pixels))) * scale.to(input.dtype);
        return (input + change.permute(0, 3, 1, 2)).MoveToOuterDisposeScope();
    }
}
