using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Digits.Core.Optimizers;

/// <summary>Shortens a unit's gradient to a fraction of its weights' norm (adaptive gradient clipping, Brock et al. 2021).</summary>
internal static class AdaptiveClipping
{
    // Units whose weights start at zero could never move without a least norm.
    private const double LeastNorm = 1e-3;

    public static void Apply(IEnumerable<Parameter> weights, double fraction)
    {
        using var scope = NewDisposeScope();
        foreach (var weight in Units.WithUnits(weights))
        {
            if (weight.grad is { } gradient)
            {
                var limit = Units.Norm(weight).clamp(min: LeastNorm) * fraction;
                gradient.mul_((limit / Units.Norm(gradient).clamp(min: 1e-6)).clamp(max: 1));
            }
        }
    }
}
