using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Layer norm over the channels of every pixel: [N,C,H,W], the same out.</summary>
internal sealed class ChannelNorm : Module<Tensor, Tensor>
{
    private readonly MixedLayerNorm norm;

    public ChannelNorm(long channels)
        : base(nameof(ChannelNorm))
    {
        norm = new MixedLayerNorm(channels);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return norm.call(input.permute(0, 2, 3, 1)).permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }
}
