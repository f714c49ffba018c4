using static TorchSharp.torch;

namespace Digits.Core.Losses;

/// <summary>Computes each image's loss.</summary>
/// <param name="logits">float32 [N,C].</param>
/// <param name="labels">int64 [N], 0..C-1.</param>
/// <returns>float32 [N], in nats.</returns>
public delegate Tensor Loss(Tensor logits, Tensor labels);
