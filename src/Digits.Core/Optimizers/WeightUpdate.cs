using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace Digits.Core.Optimizers;

/// <summary>Changes weights by an optimizer and the parts around it: gradients are mended before its step, weights after.</summary>
public sealed class WeightUpdate : IDisposable
{
    private readonly IReadOnlyList<Parameter> _weights;
    private readonly OptimizerParams _settings;
    private readonly Lookahead? _lookahead;

    internal WeightUpdate(Optimizer optimizer, IReadOnlyList<Parameter> weights, OptimizerParams settings)
    {
        Optimizer = optimizer;
        _weights = weights;
        _settings = settings;
        _lookahead = settings.Lookahead > 0 ? new Lookahead(weights, settings.Lookahead) : null;
    }

    /// <summary>Gets the optimizer, whose rate a schedule sets.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Gets the rate of the next step.</summary>
    public double LearningRate => Optimizer.ParamGroups.First().LearningRate;

    /// <summary>Changes the weights once.</summary>
    /// <param name="closure">Clears the gradients, computes them anew and returns the loss; some optimizers call it several times.</param>
    public void Step(Func<Tensor> closure)
    {
        Optimizer.step(() =>
        {
            var loss = closure();
            Mend();
            return loss;
        });
        using var noGrad = no_grad();
        if (_settings.NormLoss > 0)
        {
            NormLoss.Apply(_weights, LearningRate * _settings.NormLoss);
        }

        _lookahead?.Step();
    }

    /// <summary>Writes all that the next step rests on.</summary>
    /// <exception cref="NotSupportedException">TorchSharp cannot save this optimizer's state.</exception>
    public void Save(BinaryWriter writer)
    {
        Saved.save_state_dict(writer);
        _lookahead?.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        Saved.load_state_dict(reader);
        _lookahead?.Load(reader);
    }

    /// <summary>Gets whether <see cref="Save"/> works: L-BFGS keeps its history to itself.</summary>
    public bool CanSave => Optimizer is OptimizerHelper;

    /// <inheritdoc/>
    public void Dispose()
    {
        Optimizer.Dispose();
        _lookahead?.Dispose();
    }

    private OptimizerHelper Saved => Optimizer as OptimizerHelper ?? throw new NotSupportedException($"{Optimizer.GetType().Name} keeps its state to itself.");

    private void Mend()
    {
        using var noGrad = no_grad();
        if (_settings.Clip > 0)
        {
            AdaptiveClipping.Apply(_weights, _settings.Clip);
        }

        if (_settings.Centralize)
        {
            GradientCentralization.Apply(_weights);
        }
    }
}
