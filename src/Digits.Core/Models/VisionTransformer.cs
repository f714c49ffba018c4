using Digits.Core.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>A small vision transformer (Dosovitskiy et al. 2021): patches of 4x4 pixels, four blocks of four heads, the mean over all patches.</summary>
/// <remarks>Width is the length of a patch's vector; of 28 x 28 pixels there are 49 patches. Its own activation is GELU.</remarks>
internal sealed class VisionTransformer : FeatureModel
{
    private const long Patch = 4;
    private const int Depth = 4;
    private readonly MixedConv patches;
    private readonly Parameter positions;
    private readonly Sequential blocks;
    private readonly MixedLayerNorm norm;
    private readonly Linear head;

    public VisionTransformer(ModelParams settings, InputShape input)
        : base(nameof(VisionTransformer))
    {
        long width = settings.Width;
        long count = input.Side / Patch * (input.Side / Patch);
        var activation = Activation.Named(settings.Activation, "gelu");
        patches = new MixedConv(input.Channels, width, Patch, stride: Patch);
        positions = new Parameter(randn(count, width) * 0.02);
        var layers = new LayerList();
        for (int i = 1; i <= Depth; i++)
        {
            layers.Add($"block{i}", new TransformerBlock(width, activation)).Dropout($"drop{i}", settings.Dropout);
        }

        blocks = layers.InOrder();
        norm = new MixedLayerNorm(width);
        head = Linear(width, DigitSet.ClassCount);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Linear Head => head;

    /// <inheritdoc/>
    public override Tensor Features(Tensor input)
    {
        using var scope = NewDisposeScope();
        var tokens = patches.call(input).flatten(2).transpose(1, 2) + positions.to(input.dtype);
        return norm.call(blocks.call(tokens)).mean([1]).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }
}
