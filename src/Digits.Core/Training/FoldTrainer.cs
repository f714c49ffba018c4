using Digits.Core.Augment;
using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Hardware;
using Digits.Core.Inputs;
using Digits.Core.Losses;
using Digits.Core.Metrics;
using Digits.Core.Models;
using Digits.Core.Randomness;
using Digits.Core.Recipes;
using Digits.Core.Samplers;
using Digits.Core.Schedules;
using Digits.Core.Views;
using Digits.Core.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Training;

/// <summary>Trains one model on the rows of one fold: the only training loop.</summary>
/// <param name="recipe">How to train.</param>
/// <param name="seed">The instance's seed; weights, order and augmentation each derive their own from it.</param>
/// <param name="device">Where to train.</param>
/// <param name="checkpoint">A folder of this very recipe, seed and data, from which a killed training goes on; null keeps nothing.</param>
/// <exception cref="InputException">The recipe names a loss, sampler or precision that there is not.</exception>
public sealed class FoldTrainer(TrainingRecipe recipe, ulong seed, Device device, string? checkpoint = null)
{
    private readonly TrainParams _settings = recipe.Train;
    private readonly Loss _loss = LossCatalogue.Create(recipe.Loss, device);
    private readonly Sampler _sampler = SamplerCatalogue.Create(recipe.Sampler);

    private readonly ScalarType _precision = Precision.Named(recipe.Train.Precision);

    /// <summary>Trains for the set number of epochs; held-out rows are predicted after each, and choose weights only where the recipe says so.</summary>
    /// <param name="training">The labelled rows to learn from.</param>
    /// <param name="heldOut">The labelled rows to measure on after each epoch.</param>
    /// <param name="progress">Is told of each batch and epoch.</param>
    /// <returns>The trained model, which the caller disposes, and its learning curve.</returns>
    /// <exception cref="InputException">
    /// A set has no labels, the recipe names a model, optimizer, schedule or choice that there is not, the loss is no longer finite, or memory is short.
    /// </exception>
    public TrainedFold Train(DigitSet training, DigitSet heldOut, ITrainingProgress progress)
    {
        using var scope = NewDisposeScope();
        CudaArithmetic.Fix();
        set_num_threads(_settings.Threads);
        var input = InputTransform.Fit(recipe.Inputs, training);
        var model = ModelCatalogue.Create(recipe.Model, input.Shape, Seed.Derive(seed, "weights")).to(device);
        if (recipe.Init.File is not null)
        {
            progress.Note(InitialWeights.Apply(model, recipe.Init));
        }

        var frozen = new FrozenParts(model, recipe.Init.Freeze);
        var predictor = new Predictor(model, input, _precision, device);
        var augmenter = new Augmenter(recipe.Augment, device);
        var batches = new BatchPlan(training.Count, _settings);
        using var images = new PixelTensors(training, device);
        using var heldOutImages = new PixelTensors(heldOut, device);
        using var state = new TrainingState(recipe, model, new ScheduleLength(_settings.Epochs, batches.Count), AuxiliaryHead.Create(recipe.Loss, model, seed, device));
        var kept = new Checkpoint(checkpoint);
        if (kept.Restore(state))
        {
            progress.TakeOver(state.Curve);
        }

        byte[] labels = _settings.ShuffleLabels ? Shuffled(training.RequireLabels()) : training.RequireLabels();
        using var targets = from_array(Array.ConvertAll(labels, l => (long)l), ScalarType.Int64, device);
        while (state.Curve.Count < _settings.Epochs && !state.Choice.Stops)
        {
            int epoch = state.Curve.Count;
            var (loss, accuracy, rate) = Pass(state, frozen, batches, input, augmenter, images, labels, targets, epoch, progress);
            state.Average?.Swap();
            var predicted = ClassProbabilities.OfAll(predictor.Predict(heldOutImages, heldOut.Count, View.Original));
            byte[] truth = heldOut.RequireLabels();
            var result = new EpochResult(
                epoch + 1, rate, loss, accuracy, LogLoss.Of(predicted, truth), ConfusionMatrix.Of(predicted, truth).Accuracy);
            state.Choice.See(model, result, predicted, truth);
            state.Average?.Swap();
            state.Curve.Add(result);
            progress.Epoch(result);
            kept.Save(state);
        }

        state.Average?.Swap();
        state.Choice.Apply(model);
        return new(model, predictor, state.Curve, state.Choice.BestNumber, state.Choice.IsOptimistic);
    }

    private (double Loss, double Accuracy, double Rate) Pass(
        TrainingState state,
        FrozenParts frozen,
        BatchPlan batches,
        InputTransform input,
        Augmenter augmenter,
        PixelTensors images,
        byte[] labels,
        Tensor targets,
        int epoch,
        ITrainingProgress progress)
    {
        using var scope = NewDisposeScope();
        var (rows, augmented) = Draw(augmenter, labels, epoch);
        var trace = new EpochTrace(batches.Count, device);

        // Dropout draws from libtorch's own generator: seeded per epoch, so that a resumed fold draws what an uninterrupted one does.
        manual_seed(unchecked((long)Seed.Derive(seed, $"torch/epoch={epoch}")));
        state.Model.train();
        frozen.Hold();
        foreach (var batch in batches.All)
        {
            using var batchScope = NewDisposeScope();
            bool isTraced = false;
            trace.Begin(state.Update.LearningRate);
            OutOfMemory.Guard(_settings, () => state.Step(() =>
            {
                state.ClearGradients();
                var batchRows = rows.narrow(0, batch.Start, batch.Count);
                var varied = augmented.Apply(images.Images(batchRows), targets.index_select(0, batchRows), batch.Start);
                var sum = zeros(1, device: device);
                foreach (var part in batch.Parts)
                {
                    var some = varied.Part(part.Start - batch.Start, part.Count);
                    var (logits, losses) = state.Judge(input.Apply(some.Images, _precision), some, _loss);
                    var loss = losses.sum() / batch.Count;
                    loss.backward();
                    sum = loss.detach() + sum;
                    if (!isTraced)
                    {
                        trace.Add(loss, logits, some.Labels);
                    }
                }

                isTraced = true;
                return sum;
            }));
            progress.Batch(epoch, batch.Index + 1, batches.Count, batch.Count);
        }

        return trace.Read(epoch + 1, _settings.Epochs);
    }

    private (Tensor Rows, AugmentedEpoch Augmented) Draw(Augmenter augmenter, byte[] labels, int epoch)
    {
        long[] order = _sampler(labels, new SplitMix64(Seed.Derive(seed, $"order/epoch={epoch}")));
        byte[] ordered = Array.ConvertAll(order, row => labels[row]);
        var augmented = augmenter.Draw(ordered, new SplitMix64(Seed.Derive(seed, $"augment/epoch={epoch}")));
        return (from_array(order, ScalarType.Int64, device), augmented);
    }

    private byte[] Shuffled(byte[] labels)
    {
        byte[] dealt = [.. labels];
        new SplitMix64(Seed.Derive(seed, "labels")).Shuffle(dealt.AsSpan());
        return dealt;
    }
}
