using Digits.Core.Data;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>A small ConvNeXt (Liu et al. 2022): 2x2 patches, two stages of two blocks, means over the last map.</summary>
/// <remarks>Sizes 28 14 7, channels width and 2 width. Its own activation is GELU.</remarks>
internal static class ConvNeXt
{
    private const int BlocksPerStage = 2;

    public static LayeredModel Create(ModelParams settings, InputShape input)
    {
        var activation = Activation.Named(settings.Activation, "gelu");
        long width = settings.Width;
        var layers = new LayerList().Add("stem", new MixedConv(input.Channels, width, 2, stride: 2)).Add("stemNorm", new ChannelNorm(width));
        Blocks(layers, 1, width, activation, settings);
        layers.Add("downNorm", new ChannelNorm(width)).Add("down", new MixedConv(width, 2 * width, 2, stride: 2));
        Blocks(layers, 2, 2 * width, activation, settings);
        layers.Add("mean", Apply.GlobalMean()).Add("norm", new MixedLayerNorm(2 * width)).Dropout("drop", settings.Dropout);
        return new(nameof(ConvNeXt), layers.InOrder(), Linear(2 * width, DigitSet.ClassCount));
    }

    private static void Blocks(LayerList layers, int stage, long channels, Func<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor> activation, ModelParams settings)
    {
        for (int i = 1; i <= BlocksPerStage; i++)
        {
            layers.Add($"stage{stage}block{i}", new ConvNeXtBlock(channels, activation)).DropBlock($"drop{stage}block{i}", settings.DropBlock);
        }
    }
}
