using Digits.Core.Augment;
using Digits.Core.Data;
using Digits.Core.Folds;
using Digits.Core.Losses;
using Digits.Core.Views;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Recipes;

/// <summary>Holds the other recipes against what was reported of them, or against what their notes say.</summary>
[Collection(nameof(OneAtATime))]
public class ComparedRecipeTests
{
    // 7x7 per channel, layer norm, widening and narrowing by 4 with biases, a scale.
    private static readonly Func<long, long> ConvNeXtBlock = c => (49 * c) + c + (2 * c) + (4 * c * c) + (4 * c) + (4 * c * c) + c + c;

    [Fact]
    public void Nets_have_the_parameters_that_counting_gives()
    {
        Assert.Equal(61_706, RecipeFile.Parameters(RecipeFile.Training("lenet")));
        Assert.Equal((784 * 512) + 512 + (512 * 10) + 10, RecipeFile.Parameters(RecipeFile.Training("mlp")));
        long convNeXt = (4 * 32) + 32 + 64 + (2 * ConvNeXtBlock(32)) + 64 + (4 * 32 * 64) + 64 + (2 * ConvNeXtBlock(64)) + 128 + 640 + 10;
        Assert.Equal(convNeXt, RecipeFile.Parameters(RecipeFile.Training("convnext-tiny-ish")));
    }

    [Theory]
    [InlineData("lenet", 20, 128)]
    [InlineData("mlp", 20, 128)]
    [InlineData("four-nine", 40, 64)]
    public void Plain_nets_train_at_one_rate_without_augmentation(string name, int epochs, int batchSize)
    {
        var recipe = RecipeFile.Training(name);
        Assert.Equal((epochs, batchSize, "adam"), (recipe.Train.Epochs, recipe.Train.BatchSize, recipe.Optimizer.Name));
        Assert.Empty(AugmentationCatalogue.Create(recipe.Augment, CPU));
        Assert.Single(ViewCatalogue.Create(RecipeFile.Section<ViewParams>(name, "views")));
        Assert.Equal((0.0, "cross-entropy"), (recipe.Loss.Smoothing, recipe.Loss.Name));
        double[][] rates = RecipeFile.Rates(recipe);
        Assert.Equal(epochs, rates.Length);
        Assert.All(rates, epoch => Assert.All(epoch, rate => Assert.Equal(0.001, rate, 1e-15)));
    }

    [Fact]
    public void Four_nine_keeps_these_digits_and_holds_a_fifth_out()
    {
        Assert.Equal([4, 9], KeptDigits.Of(RecipeFile.Section<IngestParams>("four-nine", "ingest").Keep));
        var folds = RecipeFile.Section<FoldParams>("four-nine", "folds");
        Assert.Equal(("hold-out", 1, 0.2), (folds.Kind, folds.Count, folds.Share));
    }

    [Fact]
    public void Generalize_has_the_thesiss_rates_batches_and_parts()
    {
        var recipe = RecipeFile.Training("generalize");
        double[][] rates = RecipeFile.Rates(recipe);
        double[] all = [.. rates.SelectMany(epoch => epoch)];
        Assert.Equal((2, 1976, 3952), (rates.Length, rates[0].Length, all.Length));
        Assert.True(all[0] < 1e-7);
        Assert.All(all[870..2845], rate => Assert.Equal(6e-5, rate, 1e-15));
        Assert.All(all[2846..].Zip(all[2847..]), pair => Assert.True(pair.Second < pair.First));
        Assert.Equal(3e-5, all[^1], 1e-12);
        Assert.Equal((17, true, "auc", "class-balanced"), (recipe.Train.BatchSize, recipe.Train.DropLast, recipe.Train.Keep, recipe.Sampler.Name));
        Assert.Equal((true, 0.01, 5), (recipe.Optimizer.Centralize, recipe.Optimizer.Clip, recipe.Optimizer.Lookahead));
        Assert.True(recipe.Model.LogitLayer && ViewCatalogue.Create(RecipeFile.Section<ViewParams>("generalize", "views")).Count > 1);
    }

    [Fact]
    public void Generalizes_loss_rewards_flat_wrong_probabilities()
    {
        using var scope = NewDisposeScope();
        var loss = LossCatalogue.Create(RecipeFile.Training("generalize").Loss, CPU);
        float[] flat = [.. Enumerable.Repeat(MathF.Log(0.5f / 9), 10)];
        flat[0] = MathF.Log(0.5f);
        float[] steep = [.. Enumerable.Repeat(-40f, 10)];
        (steep[0], steep[1]) = (MathF.Log(0.5f), MathF.Log(0.5f));
        float[] logits = [.. flat, .. steep];
        float[] losses = loss(from_array(logits).reshape(2, 10), from_array(new long[] { 0, 0 })).data<float>().ToArray();
        Assert.Equal(-Math.Log(0.5) - (Math.Log(9) / 10), losses[0], 1e-5);
        Assert.Equal(-Math.Log(0.5), losses[1], 1e-5);
    }
}
