using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Training;

/// <summary>Holds what training a fold left behind.</summary>
/// <param name="Model">The trained model.</param>
/// <param name="Predictor">Predicts with it.</param>
/// <param name="Curve">One entry per epoch.</param>
/// <param name="KeptEpoch">The number, from 1, of the epoch whose weights the model has.</param>
/// <param name="IsOptimistic">Whether held-out rows chose that epoch.</param>
public sealed record TrainedFold(
    nn.Module<Tensor, Tensor> Model, Predictor Predictor, IReadOnlyList<EpochResult> Curve, int KeptEpoch, bool IsOptimistic) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();
}
