using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Digits.Core.Optimizers;

/// <summary>Looks at weights unit by unit: a unit is what one output channel or neuron takes in.</summary>
internal static class Units
{
    /// <summary>Gets the weights that have units: those of convolutions and linear layers, not biases or norms.</summary>
    public static IEnumerable<Parameter> WithUnits(IEnumerable<Parameter> weights) => weights.Where(weight => weight.dim() > 1);

    /// <summary>Gets each unit's Euclidean norm.</summary>
    /// <param name="values">Any shape [U,...].</param>
    /// <returns>[U,1,...], with as many axes.</returns>
    public static Tensor Norm(Tensor values) => values.pow(2).sum(Inputs(values), keepdim: true).sqrt();

    /// <summary>Gets the axes that a unit takes in: all but the first.</summary>
    public static long[] Inputs(Tensor values) => [.. Enumerable.Range(1, (int)values.dim() - 1).Select(axis => (long)axis)];
}
