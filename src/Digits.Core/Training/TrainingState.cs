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

    public TrainingState(TrainingRecipe recipe, Module<Tensor, Tensor> model, ScheduleLength length)
    {
        List<Parameter> weights = [.. model.parameters().Where(weight => weight.requires_grad)];
        Model = model;
        Choice = new EpochChoice(recipe.Train);
        Update = OptimizerCatalogue.Create(recipe.Optimizer, weights);
        Average = recipe.Train.WeightAverage > 0 ? new WeightAverage(model, recipe.Train.WeightAverage) : null;
        _length = length;
        _schedule = ScheduleCatalogue.Create(recipe.Schedule, Update.Optimizer, recipe.Optimizer.LearningRate, length);
    }

    public Module<Tensor, Tensor> Model { get; }

    public WeightUpdate Update { get; }

    public WeightAverage? Average { get; }

    public EpochChoice Choice { get; }

    /// <summary>Gets the epochs that are done.</summary>
    public List<EpochResult> Curve { get; } = [];

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
        Update.Load(reader);
        TensorBytes.Read(reader, Average?.Tensors ?? new Dictionary<string, Tensor>());
        Choice.Load(reader, Model);
    }

    public void Dispose()
    {
        Update.Dispose();
        Average?.Dispose();
        Choice.Dispose();
    }
}
