using TorchSharp;
using static TorchSharp.torch.nn;

namespace Digits.Core.Losses;

/// <summary>Cross entropy with label smoothing (Szegedy et al. 2016): the target has 1 - s on the label and s spread evenly over all classes.</summary>
internal static class CrossEntropy
{
    public static Loss Create(LossParams settings) => (logits, labels) =>
        functional.cross_entropy(logits, labels, reduction: Reduction.None, label_smoothing: settings.Smoothing);
}
