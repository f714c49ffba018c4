using Digits.Core.Errors;
using Digits.Core.Models;
using Digits.Core.Recipes;
using Digits.Core.Tests.Recipes;
using Digits.Core.Tests.Training;
using Digits.Core.Training;
using Digits.Core.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Weights;

[Collection(nameof(OneAtATime))]
public sealed class FrozenPartsTests : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("digits-init").FullName, "start.safetensors");

    public static TheoryData<string> Models => [.. ModelCatalogue.Names];

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Theory]
    [MemberData(nameof(Models))]
    public void A_frozen_backbone_keeps_weights_and_statistics_while_the_new_layer_learns(string name)
    {
        var backbone = SmallRecipe.Cnn.Model with { Name = name, Width = 8, Dropout = 0.2 };
        using var start = ModelCatalogue.Create(backbone, InputShape.Digits, 7);
        SafetensorsFile.Write(_file, start.state_dict());
        var recipe = SmallRecipe.Cnn with
        {
            Model = backbone with { LogitLayer = true },
            Init = new() { File = _file, Map = "=backbone.", Freeze = "backbone" },
            Train = SmallRecipe.Cnn.Train with { Epochs = 1, WeightAverage = 0.5 },
        };
        using var trained = Train(recipe);
        var after = trained.Model.state_dict();
        Assert.All(start.state_dict(), entry => Assert.True(entry.Value.eq(after["backbone." + entry.Key]).all().item<bool>(), entry.Key));
        Assert.All(trained.Model.named_parameters().Where(entry => entry.name.StartsWith("backbone.", StringComparison.Ordinal)), entry => Assert.Null(entry.parameter.grad));
        using var untrained = ModelCatalogue.Create(recipe.Model, InputShape.Digits, Digits.Core.Randomness.Seed.Derive(1, "weights"));
        Assert.False(untrained.state_dict()["head.weight"].eq(after["head.weight"]).all().item<bool>());
    }

    [Fact]
    public void Without_freezing_everything_learns()
    {
        using var start = ModelCatalogue.Create(SmallRecipe.Cnn.Model, InputShape.Digits, 7);
        SafetensorsFile.Write(_file, start.state_dict());
        using var trained = Train(SmallRecipe.Cnn with { Init = new() { File = _file } });
        Assert.All(trained.Model.named_parameters(), entry => Assert.False(start.state_dict()[entry.name].eq(entry.parameter).all().item<bool>(), entry.name));
    }

    [Fact]
    public void The_start_decides_the_outcome()
    {
        using var start = ModelCatalogue.Create(SmallRecipe.Cnn.Model, InputShape.Digits, 7);
        SafetensorsFile.Write(_file, start.state_dict());
        using var cold = Train(SmallRecipe.Cnn);
        using var warm = Train(SmallRecipe.Cnn with { Init = new() { File = _file } });
        using var again = Train(SmallRecipe.Cnn with { Init = new() { File = _file } });
        Assert.NotEqual(TrainedWeights.Hash(cold), TrainedWeights.Hash(warm));
        Assert.Equal(TrainedWeights.Hash(warm), TrainedWeights.Hash(again));
    }

    [Fact]
    public void A_part_may_be_a_module_within_or_a_parameter()
    {
        using var model = ModelCatalogue.Create(SmallRecipe.Cnn.Model with { Name = "vit" }, InputShape.Digits, 7);
        var frozen = new FrozenParts(model, "positions, blocks.block1");
        model.train();
        frozen.Hold();
        Assert.All(model.named_parameters(), entry => Assert.Equal(
            entry.name == "positions" || entry.name.StartsWith("blocks.block1.", StringComparison.Ordinal), !entry.parameter.requires_grad));
        Assert.All(model.named_modules(), entry => Assert.Equal(!$"{entry.name}.".StartsWith("blocks.block1.", StringComparison.Ordinal), entry.module.training));
    }

    [Theory]
    [InlineData("backbone", "parts backbone", "parts of the model: features, head, features.act, features.flatten, features.hidden and 5 more")]
    [InlineData("features,head", "every parameter frozen", "at least one left to train")]
    public void What_cannot_be_frozen_is_named(string names, string found, string expected)
    {
        using var model = ModelCatalogue.Create(SmallRecipe.Cnn.Model with { Name = "mlp" }, InputShape.Digits, 7);
        var error = Assert.Throws<InputException>(() => new FrozenParts(model, names));
        Assert.Equal($"Found:    {found}\nExpected: {expected}\nWhere:    pipeline.json, init.freeze", error.Message);
    }

    private static TrainedFold Train(TrainingRecipe recipe) => new FoldTrainer(recipe, 1, CPU).Train(Bars.Draw(96, 1), Bars.Draw(20, 2), new Recorder());
}
