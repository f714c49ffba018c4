using Digits.Core.Errors;
using Digits.Core.Recipes;
using Digits.Core.Tests.Recipes;
using Digits.Core.Training;
using Digits.Core.Views;
using TorchSharp;

namespace Digits.Core.Tests.Training;

[Collection(nameof(OneAtATime))]
public class TrainingOptionsTests
{
    private static readonly TrainingRecipe Recipe = SmallRecipe.Cnn;

    [Fact]
    public void Parts_of_a_batch_add_up_to_its_gradient()
    {
        // Batch norm sees parts alone; over equal images it cannot tell.
        var set = Bars.Draw(32, 1);
        var same = set.Select([.. Enumerable.Repeat(7, 32)]);
        var still = Recipe with { Augment = new() { Rotation = 0, Zoom = 0, Shear = 0, Shift = 0 }, Train = Recipe.Train with { Epochs = 1 } };
        using var whole = new FoldTrainer(still, 1, torch.CPU).Train(same, set, new Recorder());
        using var parts = new FoldTrainer(still with { Train = still.Train with { Microbatch = 5 } }, 1, torch.CPU).Train(same, set, new Recorder());
        Assert.Equal(whole.Curve[0].TrainLoss, parts.Curve[0].TrainLoss, 1e-5);
        var expected = whole.Model.state_dict();
        foreach (var (name, actual) in parts.Model.state_dict().Where(entry => entry.Key.EndsWith("head.bias", StringComparison.Ordinal)))
        {
            Assert.True((expected[name] - actual).abs().max().ToSingle() < 1e-4, name);
        }
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 4)]
    public void The_last_incomplete_batch_is_left_out_or_not(bool dropLast, int batches)
    {
        var recorder = new Recorder();
        var recipe = Recipe with { Train = Recipe.Train with { Epochs = 1, DropLast = dropLast } };
        using var trained = new FoldTrainer(recipe, 1, torch.CPU).Train(Bars.Draw(100, 1), Bars.Draw(20, 2), recorder);
        Assert.Equal(batches, recorder.Batches.Count);
        Assert.Equal(dropLast ? 96 : 100, recorder.Batches.Sum(batch => batch.Size));
    }

    [Fact]
    public void Averaged_weights_differ_from_the_last_ones_and_are_what_is_measured()
    {
        var averaging = Recipe with { Train = Recipe.Train with { WeightAverage = 0.9, Epochs = 4 } };
        var heldOut = Bars.Draw(100, 2);
        using var plain = new FoldTrainer(averaging with { Train = averaging.Train with { WeightAverage = 0 } }, 1, torch.CPU).Train(Bars.Draw(320, 1), heldOut, new Recorder());
        using var averaged = new FoldTrainer(averaging, 1, torch.CPU).Train(Bars.Draw(320, 1), heldOut, new Recorder());
        Assert.NotEqual(TrainedWeights.Hash(plain), TrainedWeights.Hash(averaged));
        Assert.Equal(plain.Curve.Select(epoch => epoch.TrainLoss), averaged.Curve.Select(epoch => epoch.TrainLoss));
        var predicted = Digits.Core.Data.ClassProbabilities.OfAll(averaged.Predictor.Predict(heldOut, View.Original));
        Assert.Equal(averaged.Curve[^1].ValidationLoss, Digits.Core.Metrics.LogLoss.Of(predicted, heldOut.RequireLabels()), 1e-9);
    }

    [Theory]
    [InlineData("loss")]
    [InlineData("accuracy")]
    [InlineData("auc")]
    public void The_best_epoch_is_kept_where_asked_and_marked_optimistic(string keep)
    {
        // A rate that wrecks the net after a good start: the last epoch is not the best.
        var recipe = Recipe with
        {
            Optimizer = Recipe.Optimizer with { Name = "sgd", LearningRate = 0.3 },
            Schedule = Recipe.Schedule with { Name = "constant" },
            Train = Recipe.Train with { Epochs = 6, Keep = keep },
        };
        var heldOut = Bars.Draw(100, 2);
        using var trained = new FoldTrainer(recipe, 1, torch.CPU).Train(Bars.Draw(320, 1), heldOut, new Recorder());
        var kept = trained.Curve[trained.KeptEpoch - 1];
        Assert.True(trained.IsOptimistic);
        Assert.Equal(keep == "loss" ? trained.Curve.Min(epoch => epoch.ValidationLoss) : kept.ValidationLoss, kept.ValidationLoss);
        Assert.Equal(keep == "accuracy" ? trained.Curve.Max(epoch => epoch.ValidationAccuracy) : kept.ValidationAccuracy, kept.ValidationAccuracy);
        var predicted = Digits.Core.Data.ClassProbabilities.OfAll(trained.Predictor.Predict(heldOut, View.Original));
        Assert.Equal(kept.ValidationLoss, Digits.Core.Metrics.LogLoss.Of(predicted, heldOut.RequireLabels()), 1e-9);
        Assert.Contains(
            $"The epoch was chosen by {keep} on the held-out rows (train.keep): this fold's scores are optimistic.",
            Diagnosis.Of(trained.Curve, heldOut.RequireLabels(), recipe.Train));
    }

    [Fact]
    public void Patience_ends_training_early()
    {
        var recipe = Recipe with
        {
            Optimizer = Recipe.Optimizer with { Name = "sgd", LearningRate = 0 },
            Train = Recipe.Train with { Epochs = 9, Keep = "accuracy", Patience = 2, ShuffleLabels = true },
            Schedule = Recipe.Schedule with { Name = "constant" },
        };
        using var trained = new FoldTrainer(recipe, 1, torch.CPU).Train(Bars.Draw(320, 1), Bars.Draw(100, 2), new Recorder());
        Assert.InRange(trained.Curve.Count, 3, 8);
        Assert.Equal(trained.Curve.Count - 2, trained.KeptEpoch);
    }

    [Theory]
    [InlineData("best", 0, "Found:    keep \"best\"\nExpected: last, accuracy, loss or auc\nWhere:    pipeline.json, train.keep")]
    [InlineData("last", 2, "Found:    train.patience with train.keep \"last\"\nExpected: train.keep accuracy, loss or auc, or train.patience 0\nWhere:    pipeline.json, train.patience")]
    public void A_choice_that_cannot_be_is_refused(string keep, int patience, string message)
    {
        var recipe = Recipe with { Train = Recipe.Train with { Keep = keep, Patience = patience } };
        var error = Assert.Throws<InputException>(() => new FoldTrainer(recipe, 1, torch.CPU).Train(Bars.Draw(32, 1), Bars.Draw(20, 2), new Recorder()));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Shuffled_labels_teach_nothing()
    {
        var recipe = Recipe with { Train = Recipe.Train with { Epochs = 4, ShuffleLabels = true } };
        var heldOut = Bars.Draw(400, 2);
        using var trained = new FoldTrainer(recipe, 1, torch.CPU).Train(Bars.Draw(320, 1), heldOut, new Recorder());

        // A tenth of 400, five standard deviations either way.
        Assert.InRange(trained.Curve[^1].ValidationAccuracy, 0.025, 0.175);
        Assert.Contains(Diagnosis.Of(trained.Curve, heldOut.RequireLabels(), recipe.Train), line => line.EndsWith("as it must be with train.shuffleLabels.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 2.00 GiB")]
    [InlineData("DefaultCPUAllocator: not enough memory: you tried to allocate 12 bytes.")]
    [InlineData("[enforce fail at alloc_cpu.cpp:66] . DefaultCPUAllocator: can't allocate memory: you tried to allocate 12 bytes. Error code 12")]
    [InlineData("cuDNN error: CUDNN_STATUS_ALLOC_FAILED")]
    [InlineData("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`")]
    public void Short_memory_names_the_param_to_set(string message)
    {
        var error = Assert.Throws<InputException>(() => OutOfMemory.Guard(Recipe.Train with { BatchSize = 512 }, () => throw new InvalidOperationException(message)));
        Assert.Equal(
            $"Found:    too little memory for 512 images at once: {message}\nExpected: a smaller train.microbatch: try --set=train.microbatch=256\nWhere:    pipeline.json, train.microbatch",
            error.Message);
    }

    [Fact]
    public void Memory_that_is_short_for_predicting_is_told_too()
    {
        const string Message = "CUDA out of memory. Tried to allocate 2.00 GiB";
        var error = Assert.Throws<InputException>(() => OutOfMemory.GuardPrediction<int>(512, () => throw new InvalidOperationException(Message)));
        Assert.Equal(
            $"Found:    too little memory to predict 512 images at once: {Message}\nExpected: fewer folds at once on one device, or a smaller model.width\nWhere:    prediction",
            error.Message);
    }

    [Fact]
    public void Memory_that_libtorch_cannot_get_is_recognised()
    {
        // An exabyte, which no machine has.
        var error = Assert.Throws<InputException>(() => OutOfMemory.Guard(Recipe.Train, () => torch.empty(1L << 60, torch.ScalarType.Byte).Dispose()));
        Assert.StartsWith("Found:    too little memory for 32 images at once: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_error_stays_what_it_is()
    {
        Assert.Throws<InvalidOperationException>(() => OutOfMemory.Guard(Recipe.Train, () => throw new InvalidOperationException("shape mismatch")));
        Assert.Throws<InvalidOperationException>(() => OutOfMemory.GuardPrediction<int>(1, () => throw new InvalidOperationException("shape mismatch")));
    }
}
