using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Training;

/// <summary>Keeps an exponential moving average of a model's weights and batch norm statistics.</summary>
internal sealed class WeightAverage : IDisposable
{
    private readonly Dictionary<string, Tensor> _model;
    private readonly Tensor _share;

    /// <param name="model">The model, whose weights of now start the average.</param>
    /// <param name="decay">How much of the average each update keeps, 0..1.</param>
    public WeightAverage(Module<Tensor, Tensor> model, double decay)
    {
        using var noGrad = no_grad();
        _model = model.state_dict().Where(entry => entry.Value.is_floating_point()).ToDictionary();
        Tensors = _model.ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone().DetachFromDisposeScope());
        _share = tensor(1 - decay, ScalarType.Float32, Tensors.Values.First().device).DetachFromDisposeScope();
    }

    /// <summary>Gets the averages by name.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors { get; }

    /// <summary>Moves the average towards the model's weights of now.</summary>
    public void Update()
    {
        using var noGrad = no_grad();
        foreach (var (name, average) in Tensors)
        {
            average.lerp_(_model[name], _share);
        }
    }

    /// <summary>Exchanges the model's weights and the average; a second call changes them back.</summary>
    public void Swap()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, average) in Tensors)
        {
            var weights = _model[name].clone();
            _model[name].copy_(average);
            average.copy_(weights);
        }
    }

    public void Dispose()
    {
        foreach (var average in Tensors.Values)
        {
            average.Dispose();
        }

        _share.Dispose();
    }
}
