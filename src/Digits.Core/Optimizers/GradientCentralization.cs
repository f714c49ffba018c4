using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Digits.Core.Optimizers;

/// <summary>Takes the mean over a unit's inputs off its gradient (Yong et al. 2020).</summary>
internal static class GradientCentralization
{
    public static void Apply(IEnumerable<Parameter> weights)
    {
        using var scope = NewDisposeScope();
        foreach (var weight in Units.WithUnits(weights))
        {
            if (weight.grad is { } gradient)
            {
                gradient.sub_(gradient.mean(Units.Inputs(gradient), keepdim: true));
            }
        }
    }
}
