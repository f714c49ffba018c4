using Digits.Core.Augment;
using Digits.Core.Data;
using Digits.Core.Folds;
using Digits.Core.Losses;
using Digits.Core.Models;
using Digits.Core.Randomness;
using Digits.Core.Views;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Recipes;

/// <summary>Holds the two chainer recipes against what their author wrote; <c>ArchitectureTests</c> has the net, <c>AffineTests</c> the moves.</summary>
[Collection(nameof(OneAtATime))]
public class ChainerRecipeTests
{
    [Theory]
    [InlineData("chainer-simple", 0, 0)]
    [InlineData("chainer-ensemble", 0.0001, 1)]
    public void The_net_is_the_authors_and_sees_pixels_0_to_1_in_batches_of_16_under_Adam(string name, double weightDecay, int viewShift)
    {
        var recipe = RecipeFile.Training(name);
        Assert.Equal(95_156, RecipeFile.Parameters(recipe));
        Assert.Equal(("unit", false, 28), (recipe.Inputs.Values, recipe.Inputs.Coordinates, recipe.Inputs.Side));
        Assert.Equal((16, false, "fp32", 0.0, "last"), (recipe.Train.BatchSize, recipe.Train.DropLast, recipe.Train.Precision, recipe.Train.WeightAverage, recipe.Train.Keep));
        Assert.Equal(("adam", 0.001, weightDecay), (recipe.Optimizer.Name, recipe.Optimizer.LearningRate, recipe.Optimizer.WeightDecay));
        Assert.Equal((false, 0.0, 0, 0.0), (recipe.Optimizer.Centralize, recipe.Optimizer.Clip, recipe.Optimizer.Lookahead, recipe.Optimizer.NormLoss));
        Assert.Equal("shuffled", recipe.Sampler.Name);
        Assert.Equal(new ViewParams { Shift = viewShift }, RecipeFile.Section<ViewParams>(name, "views"));
        Assert.Equal((0.0, 0.0), (recipe.Model.Dropout, recipe.Model.DropBlock));
    }

    [Theory]
    [InlineData("chainer-simple")]
    [InlineData("chainer-ensemble")]
    public void The_net_starts_from_Chainers_default_weights(string name)
    {
        using var scope = NewDisposeScope();
        using var model = ModelCatalogue.Create(RecipeFile.Training(name).Model, new InputShape(1, 28), seed: 7);
        foreach (var (parameterName, parameter) in model.named_parameters())
        {
            if (parameter.dim() == 1)
            {
                Assert.True(parameter.eq(0).all().item<bool>(), parameterName);
                continue;
            }

            double expected = 1 / Math.Sqrt(parameter.numel() / parameter.shape[0]);
            double error = 4 / Math.Sqrt(2.0 * parameter.numel());
            Assert.InRange(parameter.std().item<float>() / expected, 1 - error, 1 + error);
            Assert.InRange(parameter.mean().item<float>() / expected, -4 / Math.Sqrt(parameter.numel()), 4 / Math.Sqrt(parameter.numel()));
            Assert.True(parameter.abs().max().item<float>() > 1.8 * expected, $"{parameterName} has a tail");
        }
    }

    // The label's probability is 0.3, that of each other digit 0.7 / 9: -ln 0.3, and 0.91 of that with 0.09 of -ln(0.7 / 9).
    [Theory]
    [InlineData("chainer-simple", 1.2039728)]
    [InlineData("chainer-ensemble", 1.3254662)]
    public void The_loss_is_cross_entropy_with_smoothed_labels_in_the_ensemble_alone(string name, double expected)
    {
        using var scope = NewDisposeScope();
        var logits = full(1, 10, MathF.Log(0.7f / 9));
        logits[0, 3] = MathF.Log(0.3f);
        var loss = LossCatalogue.Create(RecipeFile.Training(name).Loss, CPU);
        Assert.Equal(expected, loss(logits, from_array(new long[] { 3 })).item<float>(), 1e-6);
    }

    [Fact]
    public void The_simple_one_runs_20_epochs_at_one_rate_on_one_shuffled_split_without_augmentation()
    {
        double[][] rates = RecipeFile.Rates(RecipeFile.Training("chainer-simple"));
        Assert.Equal((20, 2100), (rates.Length, rates[0].Length));
        Assert.All(rates.SelectMany(epoch => epoch), rate => Assert.Equal(0.001, rate, 1e-15));

        var folds = FoldCatalogue.Assign(RecipeFile.Section<FoldParams>("chainer-simple", "folds"), [.. Enumerable.Range(0, 1000).Select(row => (byte)(row / 100))], 1);
        Assert.Equal((1, 200, 800), (folds.Count, folds.HeldOutRows(0).Length, folds.TrainingRows(0).Length));
        Assert.InRange(folds.HeldOutRows(0).Count(row => row < 500), 80, 120);

        Assert.Empty(AugmentationCatalogue.Create(RecipeFile.Training("chainer-simple").Augment, CPU));
    }

    [Fact]
    public void The_ensemble_runs_30_epochs_and_divides_the_rate_by_ten_after_10_and_20_on_five_folds_in_file_order()
    {
        double[][] rates = RecipeFile.Rates(RecipeFile.Training("chainer-ensemble"));
        Assert.Equal(30, rates.Length);
        foreach (var (epoch, ofEpoch) in rates.Index())
        {
            double expected = epoch < 10 ? 1e-3 : epoch < 20 ? 1e-4 : 1e-5;
            Assert.All(ofEpoch, rate => Assert.Equal(expected, rate, 1e-12));
        }

        var folds = FoldCatalogue.Assign(RecipeFile.Section<FoldParams>("chainer-ensemble", "folds"), [.. Enumerable.Range(0, 1000).Select(row => (byte)(row % 10))], 1);
        Assert.Equal(Enumerable.Range(200, 200), folds.HeldOutRows(1));
        Assert.Equal(5, folds.Count);
    }

    [Fact]
    public void Half_of_the_ensembles_images_move()
    {
        var set = new DigitSet([.. Enumerable.Repeat((byte)200, DigitSet.PixelCount)], [3]);
        var drawn = AugmentedDraws.Draw(set, RecipeFile.Training("chainer-ensemble").Augment, 400, new SplitMix64(5));
        Assert.InRange(Enumerable.Range(0, 400).Count(i => drawn.Image(i).SequenceEqual(set.Image(0))), 160, 245);
    }
}
