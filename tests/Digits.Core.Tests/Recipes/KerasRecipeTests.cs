using Digits.Core.Folds;
using Digits.Core.Losses;
using Digits.Core.Recipes;
using Digits.Core.Views;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Recipes;

/// <summary>Holds the two keras recipes against what their author wrote; <c>ArchitectureTests</c> has the net, <c>AffineTests</c> the moves.</summary>
[Collection(nameof(OneAtATime))]
public class KerasRecipeTests
{
    [Theory]
    [InlineData("keras-5fold")]
    [InlineData("keras-5fold-umap")]
    public void The_net_trains_30_epochs_of_batches_of_128_under_Adam_along_a_cosine(string name)
    {
        var recipe = RecipeFile.Training(name);
        Assert.Equal(("keras", 32, "own", 0.25), (recipe.Model.Name, recipe.Model.Width, recipe.Model.Activation, recipe.Model.Dropout));
        Assert.Equal(("adam", 0.0, "shuffled", 0), (recipe.Optimizer.Name, recipe.Optimizer.WeightDecay, recipe.Sampler.Name, RecipeFile.Section<ViewParams>(name, "views").Shift));
        Assert.Equal((1.0, "nearest", "centre"), (recipe.Augment.Share, recipe.Augment.Fill, recipe.Augment.Origin));
        var folds = RecipeFile.Section<FoldParams>(name, "folds");
        Assert.Equal(("stratified", 5, 1), (folds.Kind, folds.Count, folds.Repeats));

        double[] rates = [.. RecipeFile.Rates(recipe).SelectMany(epoch => epoch)];
        Assert.Equal(30 * 263, rates.Length);
        foreach (var (step, rate) in rates.Index())
        {
            Assert.Equal(0.001 * (1 + Math.Cos(Math.PI * step / rates.Length)) / 2, rate, 1e-12);
        }
    }

    [Fact]
    public void The_plain_ones_loss_is_cross_entropy() => Assert.Equal(-Math.Log(0.3), Loss("keras-5fold", 6, 0.3), 1e-5);

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1, 1.05)]
    [InlineData(2, 1.0)]
    [InlineData(3, 1.1)]
    [InlineData(4, 1.05)]
    [InlineData(5, 1.1)]
    [InlineData(6, 1.2)]
    [InlineData(7, 1.05)]
    [InlineData(8, 1.1)]
    [InlineData(9, 1.05)]
    public void The_other_ones_loss_is_focal_times_the_digits_weight(int digit, double weight) =>
        Assert.Equal(weight * 0.25 * 0.7 * 0.7 * -Math.Log(0.3), Loss("keras-5fold-umap", digit, 0.3), 1e-5);

    [Fact]
    public void A_batchs_loss_is_the_plain_mean_not_divided_by_the_weights()
    {
        using var scope = NewDisposeScope();
        TrainingRecipe recipe = RecipeFile.Training("keras-5fold-umap");
        var loss = LossCatalogue.Create(recipe.Loss, CPU)(cat([Logits(6, 0.3), Logits(0, 0.5)], 0), from_array(new long[] { 6, 0 }));
        double expected = ((1.2 * 0.25 * 0.49 * -Math.Log(0.3)) + (0.25 * 0.25 * -Math.Log(0.5))) / 2;
        Assert.Equal(expected, (loss.sum() / 2).item<float>(), 1e-6);
    }

    private static double Loss(string recipe, int digit, double probability)
    {
        using var scope = NewDisposeScope();
        return LossCatalogue.Create(RecipeFile.Training(recipe).Loss, CPU)(Logits(digit, probability), from_array(new[] { (long)digit })).item<float>();
    }

    /// <summary>Gives a digit a probability, and the next one the rest.</summary>
    private static Tensor Logits(int digit, double probability)
    {
        float[] logits = [.. Enumerable.Repeat(-40f, 10)];
        logits[digit] = (float)Math.Log(probability);
        logits[(digit + 1) % 10] = (float)Math.Log(1 - probability);
        return from_array(logits).reshape(1, 10);
    }
}
