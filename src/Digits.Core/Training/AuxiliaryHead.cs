using Digits.Core.Losses;
using Digits.Core.Models;
using Digits.Core.Randomness;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Training;

/// <summary>A linear layer that tells groups of digits by the features which the model's last layer is given; only training has it.</summary>
internal sealed class AuxiliaryHead : IDisposable
{
    private readonly GroupLoss _loss;
    private readonly double _weight;

    private AuxiliaryHead(LossParams settings, long features, ulong seed, Device device)
    {
        _loss = new GroupLoss(settings.Groups, device);
        _weight = settings.Auxiliary;
        manual_seed(unchecked((long)Seed.Derive(seed, "auxiliary")));
        Layer = Linear(features, _loss.Count).to(device);
    }

    /// <summary>Gets the layer, features to group logits.</summary>
    public Linear Layer { get; }

    /// <summary>Creates the head that the recipe asks for; null where it asks for none.</summary>
    /// <exception cref="Errors.InputException">The groups are none.</exception>
    public static AuxiliaryHead? Create(LossParams settings, Module<Tensor, Tensor> model, ulong seed, Device device) =>
        settings.Auxiliary == 0 ? null : new(settings, ((FeatureModel)model).Head.weight!.shape[1], seed, device);

    /// <summary>Computes the weighted loss of the groups.</summary>
    /// <param name="features">float32 [N,features].</param>
    /// <param name="labels">int64 [N], 0..9.</param>
    /// <returns>float32 [N], in nats times the weight.</returns>
    public Tensor Loss(Tensor features, Tensor labels)
    {
        using var scope = NewDisposeScope();
        return (_weight * _loss.Of(Layer.call(features), labels)).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        Layer.Dispose();
        _loss.Dispose();
    }
}
