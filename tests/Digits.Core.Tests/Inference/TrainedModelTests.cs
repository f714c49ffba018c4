using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Inference;
using Digits.Core.Models;
using Digits.Core.Recipes;
using Digits.Core.Tests.Recipes;
using Digits.Core.Tests.Training;
using Digits.Core.Training;
using Digits.Core.Views;
using Digits.Core.Weights;
using TorchSharp;

namespace Digits.Core.Tests.Inference;

[Collection(nameof(OneAtATime))]
public sealed class TrainedModelTests : IDisposable
{
    private static readonly DigitSet s_training = Bars.Draw(320, 1);
    private static readonly DigitSet s_heldOut = Bars.Draw(100, 2);
    private readonly string _folder = Directory.CreateTempSubdirectory("digits-").FullName;

    public static TheoryData<string> Models => [.. ModelCatalogue.Names];

    private string Weights => Path.Combine(_folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_comes_back_to_the_bit(string name)
    {
        var recipe = Recipe(name);
        var views = new ViewParams { Shift = 1, Rotation = 5 };
        using var trained = Train(recipe);
        using var back = TrainedModel.Load(Inference(recipe, views), Weights, s_training, torch.CPU);
        Assert.Equal(trained.Predictor.Predict(s_heldOut, ViewCatalogue.Create(views)), back.Predict(s_heldOut));
    }

    [Fact]
    public void Other_weights_than_the_models_are_refused()
    {
        var recipe = Recipe("lenet");
        Train(recipe).Dispose();
        var wider = Inference(recipe with { Model = recipe.Model with { Width = recipe.Model.Width + 1 } }, new() { Shift = 0 });
        var error = Assert.Throws<InputException>(() => TrainedModel.Load(wider, Weights, s_training, torch.CPU));
        Assert.StartsWith("Found:    tensors ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith($"\nWhere:    {Weights}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_not_all_there_are_refused()
    {
        var recipe = Recipe("lenet");
        Train(recipe).Dispose();
        using var scope = torch.NewDisposeScope();
        var tensors = SafetensorsFile.Read(Weights);
        string first = tensors.Keys.Order(StringComparer.Ordinal).First();
        string shape = string.Join(',', tensors[first].shape);
        tensors.Remove(first);
        SafetensorsFile.Write(Weights, tensors);
        var error = Assert.Throws<InputException>(() => TrainedModel.Load(Inference(recipe, new() { Shift = 0 }), Weights, s_training, torch.CPU));
        Assert.Equal(
            $"Found:    {tensors.Count} of {tensors.Count + 1} tensors\nExpected: the model's tensors, among them {first} [{shape}]\nWhere:    {Weights}", error.Message);
    }

    [Fact]
    public void Metrics_tell_what_averaged_views_add()
    {
        var recipe = Recipe("cnn");
        using var trained = Train(recipe);
        double alone = trained.Curve[^1].ValidationAccuracy;
        using var single = TrainedModel.Load(Inference(recipe, new() { Shift = 0 }), Weights, s_training, torch.CPU);
        Assert.Equal(0, InferenceMetrics.Of(ClassProbabilities.OfAll(single.Predict(s_heldOut)), s_heldOut, alone)["views_gain"], 1e-12);

        using var averaged = TrainedModel.Load(Inference(recipe, new() { Shift = 4, Rotation = 20 }), Weights, s_training, torch.CPU);
        var metrics = InferenceMetrics.Of(ClassProbabilities.OfAll(averaged.Predict(s_heldOut)), s_heldOut, alone);
        Assert.NotEqual(0, metrics["views_gain"]);
        Assert.Equal(metrics["oof_accuracy"] - alone, metrics["views_gain"]);
    }

    // Standardised pixels, so that the scale is fitted to the training rows, and averaged weights, so that what is saved is not what was stepped.
    private static TrainingRecipe Recipe(string model) => SmallRecipe.Cnn with
    {
        Model = SmallRecipe.Cnn.Model with { Name = model, Dropout = 0.1 },
        Inputs = new() { Values = "standardised", Coordinates = true },
        Train = SmallRecipe.Cnn.Train with { Epochs = 2, WeightAverage = 0.9 },
    };

    private static InferenceRecipe Inference(TrainingRecipe recipe, ViewParams views) => new()
    {
        Model = recipe.Model,
        Inputs = recipe.Inputs,
        Compute = new() { Precision = recipe.Train.Precision, Threads = recipe.Train.Threads },
        Views = views,
    };

    private TrainedFold Train(TrainingRecipe recipe)
    {
        var trained = new FoldTrainer(recipe, 1, torch.CPU).Train(s_training, s_heldOut, new Recorder());
        SafetensorsFile.Write(Weights, trained.Model.state_dict());
        return trained;
    }
}
