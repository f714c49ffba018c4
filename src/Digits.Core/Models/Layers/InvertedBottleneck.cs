using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Widens fourfold, filters each channel, weighs channels by what all pixels show, narrows; adds the input where the shape stays.</summary>
internal sealed class InvertedBottleneck : Module<Tensor, Tensor>
{
    private const long Expansion = 4;
    private readonly MixedConv expand;
    private readonly BatchNorm2d expandNorm;
    private readonly MixedConv depthwise;
    private readonly BatchNorm2d depthwiseNorm;
    private readonly MixedLinear squeeze;
    private readonly MixedLinear excite;
    private readonly MixedConv shrink;
    private readonly BatchNorm2d shrinkNorm;
    private readonly Func<Tensor, Tensor> _activation;
    private readonly bool _adds;

    public InvertedBottleneck(long inputs, long outputs, long kernel, long stride, Func<Tensor, Tensor> activation)
        : base(nameof(InvertedBottleneck))
    {
        long wide = Expansion * inputs;
        expand = new MixedConv(inputs, wide, 1, bias: false);
        expandNorm = BatchNorm2d(wide);
        depthwise = new MixedConv(wide, wide, kernel, stride, kernel / 2, groups: wide, bias: false);
        depthwiseNorm = BatchNorm2d(wide);
        squeeze = new MixedLinear(wide, Math.Max(1, inputs / 4));
        excite = new MixedLinear(Math.Max(1, inputs / 4), wide);
        shrink = new MixedConv(wide, outputs, 1, bias: false);
        shrinkNorm = BatchNorm2d(outputs);
        _activation = activation;
        _adds = inputs == outputs && stride == 1;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = _activation(expandNorm.call(expand.call(input)));
        x = _activation(depthwiseNorm.call(depthwise.call(x)));
        var weights = excite.call(_activation(squeeze.call(x.mean([2, 3])))).sigmoid();
        x = shrinkNorm.call(shrink.call(x * weights.unsqueeze(-1).unsqueeze(-1)));
        return (_adds ? x + input : x).MoveToOuterDisposeScope();
    }
}
