using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Sets squares of a feature map to zero while training, and scales the rest so that the sum keeps its expectation (Ghiasi, Lin and Le 2018).</summary>
/// <param name="share">The expected share of zeroed pixels, 0..1.</param>
/// <param name="side">The side of the squares; on maps that are smaller, the map's.</param>
internal sealed class DropBlock(double share, long side = 5) : Module<Tensor, Tensor>(nameof(DropBlock))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (!training || share <= 0)
        {
            return input;
        }

        using var scope = NewDisposeScope();
        long height = input.shape[2];
        long width = input.shape[3];

        // Odd, so that a square has a centre.
        long square = Math.Min(side, Math.Min(height, width));
        square -= 1 - (square % 2);

        // Centres lie where squares fit; each then stands for square^2 pixels.
        long rows = height - square + 1;
        long columns = width - square + 1;
        double rate = Math.Min(1, share * height * width / ((double)square * square * rows * columns));
        var centres = rand(input.shape[0], 1, rows, columns, device: input.device).lt(rate).to(ScalarType.Float32);
        long margin = square / 2;
        var padded = functional.pad(centres, [margin, margin, margin, margin]);
        var kept = 1 - functional.max_pool2d(padded, [square, square], strides: [1, 1], padding: [margin, margin]);
        var scale = kept.numel() / kept.sum().clamp(min: 1);
        return (input * (kept * scale).to(input.dtype)).MoveToOuterDisposeScope();
    }
}
