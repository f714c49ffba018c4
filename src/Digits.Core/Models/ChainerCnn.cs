using Digits.Core.Data;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Six 3x3 convolutions without padding, the fourth with stride 2, and two linear layers, all without norms: sizes 28 26 24 22 10 8 6.</summary>
/// <remarks>With width 16: channels 16-32-32-32-64-32, linear 1152-30 and 30-10, 95,156 parameters. Its own activation is leaky ReLU 0.05; it starts from Chainer's default weights.</remarks>
internal static class ChainerCnn
{
    private const long Hidden = 30;

    public static LayeredModel Create(ModelParams settings, InputShape input)
    {
        long width = settings.Width;
        var activation = Activation.Named(settings.Activation, "leaky-relu");
        long[] channels = [input.Channels, width, 2 * width, 2 * width, 2 * width, 4 * width, 2 * width];
        var layers = new LayerList();
        long side = input.Side;
        for (int i = 1; i < channels.Length; i++)
        {
            long stride = i == 4 ? 2 : 1;
            side = ((side - 3) / stride) + 1;
            layers.Add($"conv{i}", new MixedConv(channels[i - 1], channels[i], 3, stride)).Add($"act{i}", new Apply(activation)).DropBlock($"block{i}", settings.DropBlock);
        }

        layers.Add("flatten", Apply.Flatten()).Add("linear", new MixedLinear(channels[^1] * side * side, Hidden)).Add("act7", new Apply(activation));
        var model = new LayeredModel(nameof(ChainerCnn), layers.Dropout("drop", settings.Dropout).InOrder(), Linear(Hidden, DigitSet.ClassCount));
        Initializers.LecunNormal(model);
        return model;
    }
}
