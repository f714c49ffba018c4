using Digits.Core.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Six convolutions in three pairs, two poolings, a global maximum and one linear layer: [N,C,H,H] to logits float32 [N,10].</summary>
/// <remarks>
/// Sizes 28 28/14 14 14/7 5 3; the last pair is padded where the input is too small for it. No batch norm after the first convolution, and pooling before batch norm: element-wise work at full resolution is
/// what costs most on a CPU.
/// </remarks>
internal sealed class SmallCnn : FeatureModel
{
    private readonly Sequential features;
    private readonly Linear head;
    private readonly double _dropout;

    /// <summary>Creates the net.</summary>
    /// <param name="input">The shape of the images.</param>
    /// <param name="settings">Its width is that of the first pair; the others have twice and four times as many channels.</param>
    public SmallCnn(InputShape input, ModelParams settings)
        : base(nameof(SmallCnn))
    {
        // Two poolings halve the side twice; two convolutions without padding then need 5 pixels.
        long padding = input.Side < 20 ? 1 : 0;
        long width = settings.Width;
        var activation = settings.Activation is "own" or "relu" ? null : Activation.Named(settings.Activation, "relu");
        _dropout = settings.Dropout;
        features = new LayerList()
            .Add("stem", new ConvBlock(input.Channels, width, batchNorm: false, activation: activation))
            .Add("pair1", new ConvBlock(width, width, pool: true, activation: activation)).DropBlock("block1", settings.DropBlock)
            .Add("pair2a", new ConvBlock(width, 2 * width, activation: activation))
            .Add("pair2b", new ConvBlock(2 * width, 2 * width, pool: true, activation: activation)).DropBlock("block2", settings.DropBlock)
            .Add("pair3a", new ConvBlock(2 * width, 4 * width, padding: padding, activation: activation))
            .Add("pair3b", new ConvBlock(4 * width, 4 * width, padding: padding, activation: activation)).DropBlock("block3", settings.DropBlock)
            .InOrder();
        head = Linear(4 * width, DigitSet.ClassCount);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Linear Head => head;

    /// <inheritdoc/>
    public override Tensor Features(Tensor input)
    {
        using var scope = NewDisposeScope();
        var pooled = features.call(input).amax(2, 3);
        if (training && _dropout > 0)
        {
            pooled = functional.dropout(pooled, _dropout);
        }

        return pooled.to(ScalarType.Float32).MoveToOuterDisposeScope();
    }
}
