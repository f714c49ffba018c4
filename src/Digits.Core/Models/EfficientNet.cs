using Digits.Core.Data;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Inverted bottlenecks with squeeze and excitation, after EfficientNet (Tan and Le 2019), for small images.</summary>
/// <remarks>Sizes 28 28 14 14 7 7, channels width, width, 2 width, 2 width, 4 width, 4 width. Its own activation is SiLU.</remarks>
internal static class EfficientNet
{
    private static readonly (long Factor, long Kernel, long Stride)[] Blocks = [(1, 3, 1), (2, 3, 2), (2, 3, 1), (4, 5, 2), (4, 5, 1)];

    public static LayeredModel Create(ModelParams settings, InputShape input)
    {
        var activation = Activation.Named(settings.Activation, "silu");
        long width = settings.Width;
        var layers = new LayerList().Add("stem", new MixedConv(input.Channels, width, 3, padding: 1, bias: false))
            .Add("stemNorm", BatchNorm2d(width)).Add("stemAct", new Apply(activation));
        long before = width;
        foreach (var (i, (factor, kernel, stride)) in Blocks.Index())
        {
            layers.Add($"block{i + 1}", new InvertedBottleneck(before, factor * width, kernel, stride, activation)).DropBlock($"dropBlock{i + 1}", settings.DropBlock);
            before = factor * width;
        }

        layers.Add("mean", Apply.GlobalMean()).Dropout("drop", settings.Dropout);
        return new(nameof(EfficientNet), layers.InOrder(), Linear(before, DigitSet.ClassCount));
    }
}
