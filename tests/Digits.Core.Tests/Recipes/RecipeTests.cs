using Digits.Core.Ensembling;
using Digits.Core.Folds;
using Digits.Core.Models;
using Digits.Core.Tests.Training;
using Digits.Core.Training;
using Digits.Core.Views;
using System.Text.Json.Nodes;
using TorchSharp;

namespace Digits.Core.Tests.Recipes;

/// <summary>Holds for every recipe of pipeline.json and every member of one.</summary>
[Collection(nameof(OneAtATime))]
public class RecipeTests
{
    public static TheoryData<string> Names => [.. RecipeFile.Names];

    public static TheoryData<string, string> Models()
    {
        var models = new TheoryData<string, string>();
        foreach (string recipe in RecipeFile.Names)
        {
            foreach (string member in RecipeFile.Members(recipe))
            {
                models.Add(recipe, member);
            }
        }

        return models;
    }

    [Fact]
    public void The_reference_systems_are_there() => Assert.Equal(
        [
            "fast", "chainer-simple", "chainer-ensemble", "keras-5fold", "keras-5fold-umap", "keras-5fold-eda", "four-nine", "generalize", "lenet", "mlp", "logreg", "knn", "knn-deskewed", "svm", "forest", "boosting", "convnext-tiny-ish",
            "best", "best-cpu", "vit-pretrain", "vit-transfer",
        ],
        RecipeFile.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_tells_what_it_is_whose_values_are_its_own_and_who_reported_its_score(string recipe)
    {
        var overlay = RecipeFile.Overlay(recipe);
        if (recipe == "fast")
        {
            return;
        }

        string note = overlay["note"]!.GetValue<string>();
        Assert.True(note.Contains("Ours", StringComparison.Ordinal) || note.Contains("All values are ours", StringComparison.Ordinal) || recipe == "chainer-simple", note);
        Assert.Equal(overlay["reported"] is JsonValue, note.Contains("eported", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_splits_and_combines_in_a_way_that_there_is(string recipe)
    {
        Assert.Contains(RecipeFile.Section<FoldParams>(recipe, "folds").Kind, FoldCatalogue.Names);
        Assert.Contains(RecipeFile.Section<EnsembleParams>(recipe, "ensemble").Combine, CombinationCatalogue.Names);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Each_trains_and_predicts(string recipe, string member)
    {
        var training = RecipeFile.Training(recipe, member);
        training = training with { Train = training.Train with { Epochs = 1, BatchSize = 10, Precision = "fp32" } };
        using var trained = new FoldTrainer(training, 7, torch.CPU).Train(Bars.Draw(20, 1), Bars.Draw(10, 2), new Recorder());

        float[] predicted = trained.Predictor.Predict(Bars.Draw(10, 3), ViewCatalogue.Create(RecipeFile.Section<ViewParams>(recipe, "views")));
        Assert.Equal(100, predicted.Length);
        Assert.All(predicted.Chunk(10), row => Assert.Equal(1, row.Sum(), 1e-4));
        Assert.True(double.IsFinite(trained.Curve.Single().TrainLoss));
    }

    [Theory]
    [InlineData("best")]
    [InlineData("best-cpu")]
    public void Members_of_an_ensemble_differ_in_their_models(string recipe)
    {
        ModelParams[] models = [.. RecipeFile.Members(recipe).Select(member => RecipeFile.Training(recipe, member).Model)];
        Assert.Equal(models.Length, models.Distinct().Count());
        Assert.True(models.Length >= 3);
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("best-cpu")]
    public void Recipes_for_a_cpu_average_seven_views(string recipe) =>
        Assert.Equal(new ViewParams { Shift = 1, Rotation = 5 }, RecipeFile.Section<ViewParams>(recipe, "views"));

    [Fact]
    public void The_best_for_a_cpu_is_one_net_in_three_widths_on_ten_folds()
    {
        Assert.Equal(10, RecipeFile.Section<FoldParams>("best-cpu", "folds").Count);
        ModelParams[] models = [.. RecipeFile.Members("best-cpu").Select(member => RecipeFile.Training("best-cpu", member).Model)];
        Assert.All(models, model => Assert.Equal("cnn", model.Name));
        Assert.Equal([24, 32, 40], models.Select(model => model.Width));
    }

    [Fact]
    public void The_best_has_kernels_3_5_7_doubled_widths_and_inverted_bottlenecks()
    {
        ModelParams[] models = [.. RecipeFile.Members("best").Select(member => RecipeFile.Training("best", member).Model)];
        Assert.Equal([3, 5, 7], models.Where(model => model.Name == "simple").Select(model => model.Kernel));
        Assert.Equal(2 * RecipeFile.Training("best-cpu", "cnn").Model.Width, models.Single(model => model.Name == "cnn").Width);
        Assert.Equal(2 * RecipeFile.Training("keras-5fold").Model.Width, models.Single(model => model.Name == "keras").Width);
        Assert.Contains(models, model => model.Name == "efficientnet");
    }
}
