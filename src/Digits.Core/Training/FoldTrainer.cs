using Digits.Core.Augment;
using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Losses;
using Digits.Core.Metrics;
using Digits.Core.Models;
using Digits.Core.Optimizers;
using Digits.Core.Randomness;
using Digits.Core.Recipes;
using Digits.Core.Samplers;
using Digits.Core.Schedules;
using Digits.Core.Views;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Training;

/// <summary>Trains one model on the rows of one fold: the only training loop.</summary>
/// <param name="recipe">How to train.</param>
/// <param name="seed">The instance's seed; weights, order and augmentation each derive their own from it.</param>
/// <param name="device">Where to train.</param>
/// <exception cref="InputException">The recipe names a loss, sampler or precision that there is not.</exception>
public sealed class FoldTrainer(TrainingRecipe recipe, ulong seed, Device device)
{
    private readonly TrainParams _settings = recipe.Train;
    private readonly Loss _loss = LossCatalogue.Create(recipe.Loss);
    private readonly Sampler _sampler = SamplerCatalogue.Create(recipe.Sampler);

    private readonly ScalarType _precision = recipe.Train.Precision switch
    {
        "bf16" => ScalarType.BFloat16,
        "fp32" => ScalarType.Float32,
        _ => throw new InputException($"precision \"{recipe.Train.Precision}\"", "bf16 or fp32", "stage request, train.precision"),
    };

    /// <summary>Trains for the set number of epochs; held-out rows are only ever predicted.</summary>
    /// <param name="training">The labelled rows to learn from.</param>
    /// <param name="heldOut">The labelled rows to measure on after each epoch.</param>
    /// <param name="progress">Is told of each batch and epoch.</param>
    /// <returns>The trained model, which the caller disposes, and its learning curve.</returns>
    /// <exception cref="InputException">A set has no labels, the recipe names a model, optimizer or schedule that there is not, or the loss is no longer finite.</exception>
    public TrainedFold Train(DigitSet training, DigitSet heldOut, ITrainingProgress progress)
    {
        using var scope = NewDisposeScope();
        set_num_threads(_settings.Threads);
        var model = ModelCatalogue.Create(recipe.Model, InputShape.Digits, Seed.Derive(seed, "weights")).to(device);
        var predictor = new Predictor(model, _precision);
        using var images = new PixelTensors(training, device);
        using var heldOutImages = new PixelTensors(heldOut, device);
        var labels = from_array(Array.ConvertAll(training.RequireLabels(), l => (long)l), ScalarType.Int64, device);

        int batchSize = Math.Min(_settings.BatchSize, training.Count);
        int batches = training.Count / batchSize;
        using var optimizer = OptimizerCatalogue.Create(recipe.Optimizer, model.parameters());
        var schedule = ScheduleCatalogue.Create(recipe.Schedule, optimizer, recipe.Optimizer.LearningRate, new(_settings.Epochs, batches));

        var curve = new List<EpochResult>();
        for (int epoch = 0; epoch < _settings.Epochs; epoch++)
        {
            double rate = 0;
            using var epochScope = NewDisposeScope();
            var (rows, maps) = Epoch(training.RequireLabels(), epoch);
            var lossSum = zeros(1, device: device);
            var correct = zeros(1, ScalarType.Int64, device: device);
            model.train();
            for (int batch = 0; batch < batches; batch++)
            {
                using var batchScope = NewDisposeScope();
                rate = optimizer.ParamGroups.First().LearningRate;
                var batchRows = rows.narrow(0, (long)batch * batchSize, batchSize);
                var moved = AffineAugment.Apply(images.Images(batchRows), maps.narrow(0, (long)batch * batchSize, batchSize));
                var target = labels.index_select(0, batchRows);

                model.zero_grad();
                var logits = model.call(ChannelsLast.ViewImages(moved.to(_precision)));
                var loss = _loss(logits, target).mean();
                loss.backward();
                optimizer.step();
                schedule.step();

                using var noGrad = no_grad();
                lossSum.add_(loss);
                correct.add_(logits.argmax(1).eq(target).sum());
                progress.Batch(epoch, batch + 1, batches, batchSize);
            }

            double trainLoss = lossSum.ToSingle() / batches;
            if (!double.IsFinite(trainLoss))
            {
                throw new InputException(
                    $"a loss of {trainLoss}", "a finite loss: try a lower optimizer.learningRate", $"epoch {epoch + 1} of {_settings.Epochs}");
            }

            var (validationLoss, validationAccuracy) = Evaluate(predictor, heldOutImages, heldOut);
            double trainAccuracy = correct.ToInt64() / ((double)batches * batchSize);
            curve.Add(new(epoch + 1, rate, trainLoss, trainAccuracy, validationLoss, validationAccuracy));
            progress.Epoch(curve[^1]);
        }

        return new(model, predictor, curve);
    }

    /// <summary>Predicts a set with the averaged views that the recipe asks for.</summary>
    /// <param name="predictor">The trained model.</param>
    /// <param name="set">The images, with or without labels.</param>
    /// <returns>float32 [set.Count*10], row-major, each row sums to 1.</returns>
    public float[] Predict(Predictor predictor, DigitSet set)
    {
        using var images = new PixelTensors(set, device);
        return predictor.Predict(images, set.Count, Shift.Cross(recipe.Views.Shift));
    }

    private static (double Loss, double Accuracy) Evaluate(Predictor predictor, PixelTensors images, DigitSet set)
    {
        byte[] labels = set.RequireLabels();
        var predicted = ClassProbabilities.OfAll(predictor.Predict(images, set.Count, Shift.None));
        return (LogLoss.Of(predicted, labels), ConfusionMatrix.Of(predicted, labels).Accuracy);
    }

    private (Tensor Rows, Tensor Maps) Epoch(byte[] labels, int epoch)
    {
        long[] order = _sampler(labels, new SplitMix64(Seed.Derive(seed, $"order/epoch={epoch}")));
        var augment = recipe.Augment;
        var ranges = new AffineRanges(augment.Rotation, augment.Zoom, augment.Shear, augment.Shift);
        var maps = AffineAugment.Draw(ranges, order.Length, new SplitMix64(Seed.Derive(seed, $"augment/epoch={epoch}")));
        return (from_array(order, ScalarType.Int64, device), from_array(maps, ScalarType.Float32, device).reshape(order.Length, 2, 3));
    }
}
