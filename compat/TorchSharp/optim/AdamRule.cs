using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moves parameters by Adam's rule (Kingma and Ba, 2014): the mean gradient over the root of the mean squared gradient.</summary>
internal static class AdamRule
{
    /// <summary>Creates the options of a group.</summary>
    public static T Options<T>(double lr, double beta1, double beta2, double eps, double weight_decay, bool amsgrad, bool maximize)
        where T : OptimizerOptions, IAdamOptions, new()
    {
        var options = new T { LearningRate = lr };
        options.Set(beta1, beta2, eps, weight_decay, amsgrad, maximize);
        return options;
    }

    /// <summary>Creates the options of an optimizer; throws <see cref="ArgumentException"/> if one is out of range.</summary>
    public static T Defaults<T>(double lr, double beta1, double beta2, double eps, double weight_decay, bool amsgrad, bool maximize)
        where T : OptimizerOptions, IAdamOptions, new()
    {
        OptimizerHelper.Require(lr >= 0, $"Invalid learning rate: {lr}");
        OptimizerHelper.Require(beta1 is >= 0 and < 1, $"Invalid beta1 value: {beta1}");
        OptimizerHelper.Require(beta2 is >= 0 and < 1, $"Invalid beta2 value: {beta2}");
        OptimizerHelper.Require(eps >= 0, $"Invalid eps value: {eps}");
        OptimizerHelper.Require(weight_decay >= 0, $"Invalid weight_decay value: {weight_decay}");
        return Options<T>(lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
    }

    /// <summary>Updates the moments of parameters that have gradients, then the parameters.</summary>
    public static void Step(
        Tensor[] parameters, Tensor[] gradients, IAdamState[] states, bool amsgrad, double rate, double beta1, double beta2, double eps)
    {
        // The bias correction depends on the steps made, which differ where a parameter had no gradient for a while.
        foreach (var same in Enumerable.Range(0, parameters.Length).GroupBy(i => states[i].Next()))
        {
            Tensor[] Of(Func<int, Tensor> tensor) => same.Select(tensor).ToArray();
            Step(
                Of(i => parameters[i]), Of(i => gradients[i]), Of(i => states[i].First), Of(i => states[i].Second),
                amsgrad ? Of(i => states[i].Largest!) : null, same.Key, rate, beta1, beta2, eps);
        }
    }

    // All the parameters have made the same number of steps, this one included.
    private static void Step(
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
