using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moves parameters by Adam's rule (Kingma and Ba, 2014): the mean gradient over the root of the mean squared gradient.</summary>
internal static class AdamMoments
{
    /// <summary>Updates the moments of parameters that have all made <paramref name="step"/> steps, this one included, then the parameters.</summary>
    public static void Step(
        Tensor[] parameters, Tensor[] gradients, Tensor[] first, Tensor[] second, Tensor[]? largestSecond,
        long step, double rate, double beta1, double beta2, double eps)
    {
        Foreach.Mul(first, beta1);
        Foreach.Add(first, gradients, 1 - beta1);
        Foreach.Mul(second, beta2);
        Foreach.AddCMul(second, gradients, gradients, 1 - beta2);
        for (var i = 0; i < largestSecond?.Length; i++)
        {
            using var larger = torch.maximum(largestSecond[i], second[i]);
            largestSecond[i].copy_(larger);
        }

        var bias1 = 1 - Math.Pow(beta1, step);
        var bias2 = 1 - Math.Pow(beta2, step);
        var scale = Foreach.Sqrt(largestSecond ?? second);
        Foreach.Div(scale, Math.Sqrt(bias2));
        Foreach.Add(scale, eps);
        Foreach.AddCDiv(parameters, first, scale, -rate / bias1);
        foreach (var tensor in scale) tensor.Dispose();
    }
}
