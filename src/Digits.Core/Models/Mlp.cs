using Digits.Core.Data;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>One hidden layer of <c>width</c> neurons over all pixels. Its own activation is ReLU.</summary>
internal static class Mlp
{
    public static LayeredModel Create(ModelParams settings, InputShape input)
    {
        var layers = new LayerList().Add("flatten", Apply.Flatten())
            .Add("hidden", new MixedLinear(input.Channels * input.Side * input.Side, settings.Width))
            .Add("act", new Apply(Activation.Named(settings.Activation, "relu"))).Dropout("drop", settings.Dropout);
        return new(nameof(Mlp), layers.InOrder(), Linear(settings.Width, DigitSet.ClassCount));
    }
}
