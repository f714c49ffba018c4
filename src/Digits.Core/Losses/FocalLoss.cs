using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Losses;

/// <summary>Cross entropy times alpha (1 - p)^gamma with p the probability of the label (Lin et al. 2017): images that are told well count less.</summary>
internal static class FocalLoss
{
    public static Loss Create(LossParams settings) => (logits, labels) =>
    {
        using var scope = NewDisposeScope();
        var plain = functional.cross_entropy(logits, labels, reduction: Reduction.None);
        var smoothed = settings.Smoothing == 0
            ? plain
            : functional.cross_entropy(logits, labels, reduction: Reduction.None, label_smoothing: settings.Smoothing);

        // 1 - p of an image that is told with certainty is 0, whose power has no gradient for exponents below 1.
        var miss = (1 - plain.neg().exp()).clamp(min: 1e-8);
        return (settings.FocalAlpha * miss.pow(settings.FocalGamma) * smoothed).MoveToOuterDisposeScope();
    };
}
