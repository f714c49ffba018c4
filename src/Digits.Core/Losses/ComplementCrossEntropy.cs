using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Losses;

/// <summary>Cross entropy minus gamma/K times the entropy of the probabilities over the wrong classes (Kim, Lee and Jeon 2021).</summary>
/// <remarks>The entropy is that of P = p / (1 - p of the label): flat wrong-class probabilities lower the loss.</remarks>
internal static class ComplementCrossEntropy
{
    // Stands for minus infinity without its 0 * infinity.
    private const double Excluded = -1e9;

    public static Loss Create(LossParams settings) => (logits, labels) =>
    {
        using var scope = NewDisposeScope();
        var cross = functional.cross_entropy(logits, labels, reduction: Reduction.None, label_smoothing: settings.Smoothing);
        var label = labels.unsqueeze(1).eq(arange(logits.shape[1], dtype: ScalarType.Int64, device: logits.device));
        var wrong = functional.log_softmax(logits.masked_fill(label, Excluded), 1);
        var entropy = (wrong.exp() * wrong).sum(dim: 1).neg();
        return (cross - (settings.ComplementGamma / logits.shape[1] * entropy)).MoveToOuterDisposeScope();
    };
}
