using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>A step without weights in a sequence of layers.</summary>
internal sealed class Apply(Func<Tensor, Tensor> step) : Module<Tensor, Tensor>(nameof(Apply))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return step(input).MoveToOuterDisposeScope();
    }

    /// <summary>Makes one axis of all but the first.</summary>
    public static Apply Flatten() => new(x => x.flatten(1));

    /// <summary>Halves height and width by 2x2 maxima.</summary>
    public static Apply MaxPool() => new(x => functional.max_pool2d(x, 2));

    /// <summary>Takes the mean over height and width: [N,C,H,W] to [N,C].</summary>
    public static Apply GlobalMean() => new(x => x.mean([2, 3]));
}
