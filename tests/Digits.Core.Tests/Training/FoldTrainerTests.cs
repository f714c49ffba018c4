using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Randomness;
using Digits.Core.Recipes;
using Digits.Core.Tests.Recipes;
using Digits.Core.Training;
using Digits.Core.Views;
using TorchSharp;

namespace Digits.Core.Tests.Training;

[Collection(nameof(OneAtATime))]
public class FoldTrainerTests
{
    private static readonly TrainingRecipe Recipe = SmallRecipe.Cnn;

    [Theory]
    [InlineData("fp32")]
    [InlineData("bf16")]
    public void Training_learns_to_tell_simple_classes_apart(string precision)
    {
        var recipe = Recipe with
        {
            Train = Recipe.Train with { Precision = precision, Epochs = 6 },
            Model = Recipe.Model with { Width = 12 },
            Augment = Recipe.Augment with { Rotation = 0, Zoom = 0, Stretch = 0, Shear = 0 },
        };
                var (training, heldOut) = (Bars.Draw(640, 1), Bars.Draw(200, 2));
        using var trained = new FoldTrainer(recipe, 1, torch.CPU).Train(training, heldOut, new Recorder());
        Assert.Equal(6, trained.Curve.Count);
        Assert.True(trained.Curve[^1].TrainLoss < trained.Curve[0].TrainLoss);
        Assert.InRange(trained.Curve[^1].ValidationAccuracy, 0.9, 1);

        var predicted = new ClassProbabilities([.. Enumerable.Range(0, 200)], trained.Predictor.Predict(heldOut, ViewCatalogue.Create(new() { Shift = 1 })));
        Assert.InRange(Enumerable.Range(0, 200).Count(i => predicted.Predicted(i) == heldOut.Labels![i]), 180, 200);
        Assert.All(Enumerable.Range(0, 200), i => Assert.Equal(1, predicted.Row(i).ToArray().Sum(), 3));
    }

    [Fact]
    public void The_same_seed_trains_the_same_weights_to_the_byte_and_another_seed_others()
    {
        Assert.Equal(Weights(Recipe, 1, Bars.Draw(200, 2)), Weights(Recipe, 1, Bars.Draw(200, 2)));
        Assert.NotEqual(Weights(Recipe, 1, Bars.Draw(200, 2)), Weights(Recipe, 2, Bars.Draw(200, 2)));
    }

    [Fact]
    public void Held_out_rows_do_not_change_the_weights()
    {
        Assert.Equal(Weights(Recipe, 1, Bars.Draw(200, 2)), Weights(Recipe, 1, Bars.Draw(100, 3)));
        var standardised = Recipe with { Inputs = new() { Values = "standardised" } };
        Assert.Equal(Weights(standardised, 1, Bars.Draw(200, 2)), Weights(standardised, 1, new(new byte[784], [0])));
        Assert.NotEqual(Weights(Recipe, 1, Bars.Draw(200, 2)), Weights(standardised, 1, Bars.Draw(200, 2)));
    }

    [Theory]
    [InlineData("mixup")]
    [InlineData("cutmix")]
    public void Mixed_labels_small_images_and_coordinates_train(string mixing)
    {
        var recipe = Recipe with
        {
            Augment = Recipe.Augment with { Mixup = mixing == "mixup" ? 0.2 : 0, Cutmix = mixing == "cutmix" ? 0.2 : 0, Elastic = 0.3, Noise = 0.02 },
            Inputs = new() { Values = "signed", Coordinates = true, Side = 14 },
        };
        var (training, heldOut) = (Bars.Draw(640, 1), Bars.Draw(200, 2));
                using var trained = new FoldTrainer(recipe with { Train = recipe.Train with { Epochs = 4 } }, 1, torch.CPU).Train(training, heldOut, new Recorder());
        Assert.True(trained.Curve[^1].TrainLoss < trained.Curve[0].TrainLoss);
        Assert.InRange(trained.Curve[^1].ValidationAccuracy, 0.2, 1);
        float[] predicted = trained.Predictor.Predict(heldOut, ViewCatalogue.Create(new() { Shift = 1, Rotation = 5, Zoom = 0.05 }));
        Assert.All(Enumerable.Range(0, 200), i => Assert.Equal(1, predicted.AsSpan(i * 10, 10).ToArray().Sum(), 3));
    }

    [Fact]
    public void Fewer_rows_than_a_batch_make_one_batch()
    {
        var recorder = new Recorder();
        using var trained = new FoldTrainer(Recipe, 1, torch.CPU).Train(Bars.Draw(20, 1), Bars.Draw(20, 2), recorder);
        Assert.Equal([(0, 1, 1, 20), (1, 1, 1, 20)], recorder.Batches);
    }

    [Fact]
    public void The_rate_follows_one_cycle()
    {
        using var trained = new FoldTrainer(Recipe with { Train = Recipe.Train with { Epochs = 10 } }, 1, torch.CPU).Train(Bars.Draw(320, 1), Bars.Draw(20, 2), new Recorder());
        double[] rates = [.. trained.Curve.Select(e => e.LearningRate)];
        Assert.Equal(3, Array.IndexOf(rates, rates.Max()) + 1);
        Assert.InRange(rates.Max(), 0.0029, 0.003);
        Assert.InRange(rates[^1], 0, 0.0001);
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_with_what_to_try()
    {
        var trainer = new FoldTrainer(Recipe with { Optimizer = Recipe.Optimizer with { LearningRate = 1e30 } }, 1, torch.CPU);
        var error = Assert.Throws<InputException>(() => trainer.Train(Bars.Draw(320, 1), Bars.Draw(20, 2), new Recorder()));
        Assert.Equal("Found:    a loss of NaN at learning rate 1.32E+29\nExpected: a finite loss below 10000: try a lower optimizer.learningRate\nWhere:    epoch 1 of 2, batch 2 of 10", error.Message);
    }

    private static float[] Weights(TrainingRecipe recipe, ulong seed, DigitSet heldOut)
    {
        using var trained = new FoldTrainer(recipe, seed, torch.CPU).Train(Bars.Draw(320, 1), heldOut, new Recorder());
        return [.. trained.Model.state_dict().Where(t => t.Value.dtype == torch.ScalarType.Float32)
            .OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => t.Value.cpu().contiguous().data<float>().ToArray())];
    }

}
