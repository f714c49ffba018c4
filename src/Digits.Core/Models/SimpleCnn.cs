using Digits.Core.Data;
using Digits.Core.Errors;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Convolutions with batch norm and ReLU without pooling or padding down to a few pixels, and a linear layer with batch norm (An et al. 2020).</summary>
/// <remarks>
/// The paper's M3: ten 3x3 layers of 32, 48, ... 176 channels; M5: five 5x5 layers of 32, 64, ... 160; M7: four 7x7 layers of 48, 96, 144, 192. Width is
/// the first number. Batch norm after the last layer is left out: it would scale the logits that the loss takes.
/// </remarks>
internal static class SimpleCnn
{
    /// <summary>Gets the smallest side that leaves a pixel.</summary>
    /// <exception cref="InputException">The kernel is none of the paper's.</exception>
    public static long LeastSide(int kernel) => ((kernel - 1) * Depth(kernel)) + 1;

    public static LayeredModel Create(ModelParams settings, InputShape input)
    {
        var activation = Activation.Named(settings.Activation, "relu");
        int kernel = settings.Kernel;
        var layers = new LayerList();
        long before = input.Channels;
        for (int i = 0; i < Depth(kernel); i++)
        {
            long channels = kernel == 3 ? settings.Width * (2 + i) / 2 : settings.Width * (1 + i);
            layers.Add($"conv{i + 1}", new MixedConv(before, channels, kernel, bias: false)).Add($"norm{i + 1}", BatchNorm2d(channels))
                .Add($"act{i + 1}", new Apply(activation)).DropBlock($"block{i + 1}", settings.DropBlock);
            before = channels;
        }

        long side = input.Side - ((kernel - 1) * Depth(kernel));
        layers.Add("flatten", Apply.Flatten()).Dropout("drop", settings.Dropout);
        return new(nameof(SimpleCnn), layers.InOrder(), Linear(before * side * side, DigitSet.ClassCount));
    }

    private static int Depth(int kernel) => kernel switch
    {
        3 => 10,
        5 => 5,
        7 => 4,
        _ => throw new InputException($"model.kernel {kernel}", "3, 5 or 7 for the model simple", "pipeline.json, model.kernel"),
    };
}
