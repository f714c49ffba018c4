using Digits.Core.Augment;
using Digits.Core.Losses;
using Digits.Core.Models;
using Digits.Core.Optimizers;
using Digits.Core.Recipes;
using Digits.Core.Schedules;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Digits.Core.Training;

/// <summary>Holds all that the next epoch rests on, apart from the rows and the seed.</summary>
internal sealed class TrainingState : IDisposable
{
    private readonly LRScheduler _schedule;
    private readonly ScheduleLength _length;

    public TrainingState(TrainingRecipe recipe, Module<Tensor, Tensor> model, ScheduleLength length, AuxiliaryHead? auxiliary = null)
    {
        List<Parameter> weights = [.. model.parameters().Where(weight => weight.requires_grad), .. auxiliary?.Layer.parameters() ?? []];
        Model = model;
        Auxiliary = auxiliary;
        Choice = new EpochChoice(recipe.Train);
        Update = OptimizerCatalogue.Create(recipe.Optimizer, weights);
        Average = recipe.Train.WeightAverage > 0 ? new WeightAverage(model, recipe.Train.WeightAverage) : null;
        _length = length;
        _schedule = ScheduleCatalogue.Create(recipe.Schedule, Update.Optimizer, recipe.Optimizer.LearningRate, length);
    }

    public Module<Tensor, Tensor> Model { get; }

    /// <summary>Gets the head that only training has; null where there is none.</summary>
    public AuxiliaryHead? Auxiliary { get; }

    public WeightUpdate Update { get; }

    public WeightAverage? Average { get; }

    public EpochChoice Choice { get; }

    /// <summary>Gets the epochs that are done.</summary>
    public List<EpochResult> Curve { get; } = [];

    /// <summary>Computes logits and each image's loss: the model's own, with the auxiliary head's where there is one.</summary>
    /// <param name="images">What the model is given, [N,C,H,W].</param>
    /// <param name="batch">The labels.</param>
    /// <param name="loss">The model's own loss.</param>
    /// <returns>float32 [N,10] and float32 [N].</returns>
    public (Tensor Logits, Tensor Losses) Judge(Tensor images, AugmentedBatch batch, Loss loss)
    {
        if (Auxiliary is null)
        {
            var plain = Model.call(images);
            return (plain, batch.Loss(loss, plain));
        }

        var model = (FeatureModel)Model;
        var features = model.Features(images);
        var logits = model.Head.call(features);
        return (logits, batch.Loss(loss, logits) + batch.Loss(Auxiliary.Loss, features));
    }

    /// <summary>Clears the gradients of all that is trained.</summary>
    public void ClearGradients()
    {
        Model.zero_grad();
        Auxiliary?.Layer.zero_grad();
    }

    /// <summary>Changes the weights once and sets the rate of the next step.</summary>
    public void Step(Func<Tensor> closure)
    {
        Update.Step(closure);
        _schedule.step();
        Average?.Update();
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(Curve.Count);
        foreach (var epoch in Curve)
        {
            writer.Write(epoch.LearningRate);
            writer.Write(epoch.TrainLoss);
            writer.Write(epoch.TrainAccuracy);
            writer.Write(epoch.ValidationLoss);
            writer.Write(epoch.ValidationAccuracy);
        }

        TensorBytes.Write(writer, Model.state_dict());
        TensorBytes.Write(writer, Auxiliary?.Layer.state_dict() ?? []);
        Update.Save(writer);
        TensorBytes.Write(writer, Average?.Tensors ?? new Dictionary<string, Tensor>());
        Choice.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; the schedule is stepped to where it was, since it cannot be saved.</summary>
    public void Load(BinaryReader reader)
    {
        int epochs = reader.ReadInt32();
        for (int number = 1; number <= epochs; number++)
        {
            Curve.Add(new(number, reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble()));
        }

        for (int step = 0; step < epochs * _length.BatchesPerEpoch; step++)
        {
            _schedule.step();
        }

        TensorBytes.Read(reader, Model.state_dict());
        TensorBytes.Read(reader, Auxiliary?.Layer.state_dict() ?? []);
        Update.Load(reader);
        TensorBytes.Read(reader, Average?.Tensors ?? new Dictionary<string, Tensor>());
        Choice.Load(reader, Model);
    }

    public void Dispose()
    {
        Update.Dispose();
        Auxiliary?.Dispose();
        Average?.Dispose();
        Choice.Dispose();
    }
}
