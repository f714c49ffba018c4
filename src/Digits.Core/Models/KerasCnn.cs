using Digits.Core.Data;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Three times two 3x3 convolutions with batch norm and ReLU, max pooling and dropout; then a dense layer with batch norm and dropout.</summary>
/// <remarks>Channels width, 2 width, 4 width at sizes 28 14 7, dense 256 from 3 x 3 pixels. Its own activation is ReLU.</remarks>
internal static class KerasCnn
{
    private const long Hidden = 256;

    public static LayeredModel Create(ModelParams settings, InputShape input)
    {
        var activation = Activation.Named(settings.Activation, "relu");
        var layers = new LayerList();
        long before = input.Channels;
        for (int block = 1; block <= 3; block++)
        {
            long channels = settings.Width << (block - 1);
            foreach (string half in (string[])["a", "b"])
            {
                layers.Add($"conv{block}{half}", new MixedConv(before, channels, 3, padding: 1, bias: false))
                    .Add($"norm{block}{half}", BatchNorm2d(channels)).Add($"act{block}{half}", new Apply(activation));
                before = channels;
            }

            layers.Add($"pool{block}", Apply.MaxPool()).DropBlock($"block{block}", settings.DropBlock).Dropout($"drop{block}", settings.Dropout);
        }

        long side = input.Side / 2 / 2 / 2;
        layers.Add("flatten", Apply.Flatten()).Add("dense", new MixedLinear(before * side * side, Hidden, bias: false))
            .Add("norm4", BatchNorm1d(Hidden)).Add("act4", new Apply(activation)).Dropout("drop4", 2 * settings.Dropout);
        return new(nameof(KerasCnn), layers.InOrder(), Linear(Hidden, DigitSet.ClassCount));
    }
}
