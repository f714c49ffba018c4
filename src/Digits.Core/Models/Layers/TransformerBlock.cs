using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Lets tokens look at each other, then changes each by itself; norms come first: [N,T,width], the same out.</summary>
internal sealed class TransformerBlock : Module<Tensor, Tensor>
{
    private const long Heads = 4;
    private readonly MixedLayerNorm attentionNorm;
    private readonly MixedLinear queryKeyValue;
    private readonly MixedLinear project;
    private readonly MixedLayerNorm tokenNorm;
    private readonly MixedLinear expand;
    private readonly MixedLinear shrink;
    private readonly Func<Tensor, Tensor> _activation;

    /// <param name="width">The length of a token, a multiple of 4.</param>
    /// <param name="activation">Between the two layers that change a token.</param>
    public TransformerBlock(long width, Func<Tensor, Tensor> activation)
        : base(nameof(TransformerBlock))
    {
        attentionNorm = new MixedLayerNorm(width);
        queryKeyValue = new MixedLinear(width, 3 * width);
        project = new MixedLinear(width, width);
        tokenNorm = new MixedLayerNorm(width);
        expand = new MixedLinear(width, 2 * width);
        shrink = new MixedLinear(2 * width, width);
        _activation = activation;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var tokens = input + project.call(Attend(attentionNorm.call(input)));
        return (tokens + shrink.call(_activation(expand.call(tokenNorm.call(tokens))))).MoveToOuterDisposeScope();
    }

    private Tensor Attend(Tensor tokens)
    {
        long count = tokens.shape[0];
        long length = tokens.shape[1];
        long width = tokens.shape[2];
        var parts = queryKeyValue.call(tokens).reshape(count, length, 3, Heads, width / Heads).permute(2, 0, 3, 1, 4);
        var (query, key, value) = (parts.select(0, 0), parts.select(0, 1), parts.select(0, 2));
        var weights = functional.softmax(query.matmul(key.transpose(-2, -1)) / Math.Sqrt(width / (double)Heads), -1);
        return weights.matmul(value).transpose(1, 2).reshape(count, length, width);
    }
}
