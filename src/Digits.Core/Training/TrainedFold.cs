using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Training;

/// <summary>Holds what training a fold left behind.</summary>
/// <param name="Model">The trained model.</param>
/// <param name="Predictor">Predicts with it.</param>
/// <param name="Curve">One entry per epoch.</param>
public sealed record TrainedFold(nn.Module<Tensor, Tensor> Model, Predictor Predictor, IReadOnlyList<EpochResult> Curve) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();
}
