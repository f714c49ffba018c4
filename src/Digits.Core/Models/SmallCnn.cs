using Digits.Core.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Six convolutions in three pairs, two poolings, a global maximum and one linear layer: [N,C,H,H] to logits float32 [N,10].</summary>
/// <remarks>
/// Sizes 28 28/14 14 14/7 5 3; the last pair is padded where the input is too small for it. No batch norm after the first convolution, and pooling before batch norm: work at full resolution is
/// what costs most on a CPU. So the slim form has few channels there and many where images are small; a width that is a multiple of 16 fills the CPU's vectors.
/// </remarks>
internal sealed class SmallCnn : FeatureModel
{
    private readonly Sequential features;
    private readonly Linear head;
    private readonly double _dropout;

    /// <summary>Creates the net.</summary>
    /// <param name="input">The shape of the images.</param>
    /// <param name="settings">Its width is the channels of the first pair.</param>
    /// <param name="second">How many times as many channels the second pair has.</param>
    /// <param name="third">How many times as many the third has.</param>
    private SmallCnn(InputShape input, ModelParams settings, long second, long third)
        : base(nameof(SmallCnn))
    {
        // Two poolings halve the side twice; two convolutions without padding then need 5 pixels.
        long padding = input.Side < 20 ? 1 : 0;
        var (width, middle, last) = (settings.Width, second * settings.Width, third * settings.Width);
        var activation = settings.Activation is "own" or "relu" ? null : Activation.Named(settings.Activation, "relu");
        _dropout = settings.Dropout;
        features = new LayerList()
            .Add("stem", new ConvBlock(input.Channels, width, batchNorm: false, activation: activation))
            .Add("pair1", new ConvBlock(width, width, pool: true, activation: activation)).DropBlock("block1", settings.DropBlock)
            .Add("pair2a", new ConvBlock(width, middle, activation: activation))
            .Add("pair2b", new ConvBlock(middle, middle, pool: true, activation: activation)).DropBlock("block2", settings.DropBlock)
            .Add("pair3a", new ConvBlock(middle, last, padding: padding, activation: activation))
            .Add("pair3b", new ConvBlock(last, last, padding: padding, activation: activation)).DropBlock("block3", settings.DropBlock)
            .InOrder();
        head = Linear(last, DigitSet.ClassCount);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Linear Head => head;

    /// <summary>Creates the net whose pairs have width, twice and four times the width channels.</summary>
    public static SmallCnn Create(ModelParams settings, InputShape input) => new(input, settings, second: 2, third: 4);

    /// <summary>Creates the net whose pairs have width, three times and eight times the width channels.</summary>
    public static SmallCnn CreateSlim(ModelParams settings, InputShape input) => new(input, settings, second: 3, third: 8);

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
