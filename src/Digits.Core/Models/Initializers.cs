using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Draws a model's first weights the way another library does by default, so that what was written for that library starts as it did there.</summary>
/// <remarks>Libtorch's own default draws weights and biases evenly from +-1/sqrt(fan-in): a standard deviation of 0.58/sqrt(fan-in).</remarks>
internal static class Initializers
{
    /// <summary>Draws kernels and matrices from a normal distribution of standard deviation 1/sqrt(fan-in) and sets biases to zero: Chainer's default (LeCun et al., "Efficient BackProp", 1998).</summary>
    /// <param name="model">A model without norms.</param>
    public static void LecunNormal(Module model)
    {
        using var noGrad = no_grad();
        foreach (var (_, parameter) in model.named_parameters())
        {
            if (parameter.dim() > 1)
            {
                init.kaiming_normal_(parameter, nonlinearity: init.NonlinearityType.Linear);
            }
            else
            {
                init.zeros_(parameter);
            }
        }
    }
}
