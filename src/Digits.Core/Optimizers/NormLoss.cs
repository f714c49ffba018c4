using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Digits.Core.Optimizers;

/// <summary>Pulls each unit's weights towards norm 1 (norm loss, Georgiou et al. 2021), apart from the gradient.</summary>
internal static class NormLoss
{
    /// <param name="weights">The weights.</param>
    /// <param name="strength">Rate times factor: how much of the distance from norm 1, relative to the norm, is taken off twice over.</param>
    public static void Apply(IEnumerable<Parameter> weights, double strength)
    {
        using var scope = NewDisposeScope();
        foreach (var weight in Units.WithUnits(weights))
        {
            // The gradient of (1 - |w|)^2 is 2 w (1 - 1/|w|).
            var norm = Units.Norm(weight).clamp(min: 1e-6);
            weight.sub_(weight * (1 - norm.reciprocal()) * (2 * strength));
        }
    }
}
