using Digits.Core.Data;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Two 5x5 convolutions with pooling and three linear layers, after LeNet-5 (LeCun et al. 1998), with max pooling and ReLU.</summary>
/// <remarks>With width 6: channels 6-16, linear 400-120-84-10, 61,706 parameters.</remarks>
internal static class LeNet
{
    public static LayeredModel Create(ModelParams settings, InputShape input)
    {
        var activation = Activation.Named(settings.Activation, "relu");
        long first = settings.Width;
        long second = settings.Width * 16 / 6;
        long side = ((input.Side / 2) - 4) / 2;
        var layers = new LayerList()
            .Add("conv1", new MixedConv(input.Channels, first, 5, padding: 2)).Add("act1", new Apply(activation)).Add("pool1", Apply.MaxPool())
            .Add("conv2", new MixedConv(first, second, 5)).Add("act2", new Apply(activation)).Add("pool2", Apply.MaxPool()).DropBlock("block2", settings.DropBlock)
            .Add("flatten", Apply.Flatten())
            .Add("linear1", new MixedLinear(second * side * side, 20 * first)).Add("act3", new Apply(activation)).Dropout("drop1", settings.Dropout)
            .Add("linear2", new MixedLinear(20 * first, 14 * first)).Add("act4", new Apply(activation)).Dropout("drop2", settings.Dropout);
        return new(nameof(LeNet), layers.InOrder(), Linear(14 * first, DigitSet.ClassCount));
    }
}
