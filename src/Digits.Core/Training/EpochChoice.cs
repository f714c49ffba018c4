using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Metrics;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Training;

/// <summary>Keeps the weights of the best epoch so far, where a recipe asks for them rather than for the last epoch's.</summary>
internal sealed class EpochChoice : IDisposable
{
    private readonly string _keep;
    private readonly int _patience;
    private double _best = double.NegativeInfinity;
    private int _without;

    /// <exception cref="InputException">There is no such choice, or patience without one.</exception>
    public EpochChoice(TrainParams settings)
    {
        _keep = settings.Keep;
        _patience = settings.Patience;
        if (_keep is not ("last" or "accuracy" or "loss" or "auc"))
        {
            throw new InputException($"keep \"{_keep}\"", "last, accuracy, loss or auc", "pipeline.json, train.keep");
        }

        if (_keep == "last" && _patience > 0)
        {
            throw new InputException("train.patience with train.keep \"last\"", "train.keep accuracy, loss or auc, or train.patience 0", "pipeline.json, train.patience");
        }
    }

    /// <summary>Gets whether held-out rows choose the weights, so that scores on them are optimistic.</summary>
    public bool IsOptimistic => _keep != "last";

    /// <summary>Gets whether there has been no better epoch for too long.</summary>
    public bool Stops => _patience > 0 && _without >= _patience;

    /// <summary>Gets the best epoch's number, from 1; 0 before the first.</summary>
    public int BestNumber { get; private set; }

    /// <summary>Gets the best epoch's weights; empty where the last epoch's are kept.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors { get; private set; } = new Dictionary<string, Tensor>();

    /// <summary>Looks at an epoch, whose predicting weights the model holds.</summary>
    public void See(Module<Tensor, Tensor> model, EpochResult result, ClassProbabilities predicted, ReadOnlySpan<byte> labels)
    {
        if (!IsOptimistic)
        {
            BestNumber = result.Number;
            return;
        }

        double score = _keep switch
        {
            "accuracy" => result.ValidationAccuracy,
            "loss" => -result.ValidationLoss,
            _ => RocAuc.Of(predicted, labels),
        };
        _without++;
        if (score > _best)
        {
            Dispose();
            (_best, _without, BestNumber) = (score, 0, result.Number);
            using var noGrad = no_grad();
            Tensors = model.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone().DetachFromDisposeScope());
        }
    }

    /// <summary>Gives the model the best epoch's weights.</summary>
    public void Apply(Module<Tensor, Tensor> model)
    {
        using var noGrad = no_grad();
        var weights = model.state_dict();
        foreach (var (name, best) in Tensors)
        {
            weights[name].copy_(best);
        }
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_best);
        writer.Write(_without);
        writer.Write(BestNumber);
        writer.Write(Tensors.Count > 0);
        TensorBytes.Write(writer, Tensors);
    }

    public void Load(BinaryReader reader, Module<Tensor, Tensor> model)
    {
        _best = reader.ReadDouble();
        _without = reader.ReadInt32();
        BestNumber = reader.ReadInt32();
        if (reader.ReadBoolean())
        {
            Dispose();
            using var noGrad = no_grad();
            Tensors = model.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone().DetachFromDisposeScope());
            TensorBytes.Read(reader, Tensors);
        }
    }

    public void Dispose()
    {
        foreach (var best in Tensors.Values)
        {
            best.Dispose();
        }
    }
}
