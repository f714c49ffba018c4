using Digits.Core.Models;
using Digits.Core.Optimizers;
using Digits.Core.Recipes;
using Digits.Core.Tests.Recipes;
using Digits.Core.Training;
using Digits.Core.Weights;
using TorchSharp;

namespace Digits.Core.Tests.Training;

[Collection(nameof(OneAtATime))]
public sealed class EveryModelTests : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "w.safetensors");

    public static TheoryData<string, string> Every_model_and_precision() => Pairs(ModelCatalogue.Names);

    public static TheoryData<string, string> Every_optimizer_and_precision() => Pairs(OptimizerCatalogue.Names);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Theory]
    [MemberData(nameof(Every_model_and_precision))]
    public void Every_model_trains_in_either_precision_and_can_be_written_after(string name, string precision) =>
        AssertTrains(SmallRecipe.Cnn with { Model = SmallRecipe.Cnn.Model with { Name = name }, Train = SmallRecipe.Cnn.Train with { Epochs = 1, Precision = precision } });

    [Theory]
    [MemberData(nameof(Every_optimizer_and_precision))]
    public void Every_optimizer_trains_with_all_parts_in_either_precision(string name, string precision) => AssertTrains(SmallRecipe.Cnn with
    {
        Optimizer = SmallRecipe.Cnn.Optimizer with { Name = name, LearningRate = 0.001, Centralize = true, Clip = 0.1, Lookahead = 2, NormLoss = 0.001 },
        Train = SmallRecipe.Cnn.Train with { Epochs = 1, Precision = precision },
    });

    private void AssertTrains(TrainingRecipe recipe)
    {
        using var trained = new FoldTrainer(recipe, 1, torch.CPU).Train(Bars.Draw(96, 1), Bars.Draw(20, 2), new Recorder());
        SafetensorsFile.Write(_file, trained.Model.state_dict());
        using var scope = torch.NewDisposeScope();
        var written = SafetensorsFile.Read(_file);
        using var fresh = ModelCatalogue.Create(recipe.Model, InputShape.Digits, Digits.Core.Randomness.Seed.Derive(1, "weights"));
        Assert.Equal(fresh.state_dict().Keys.Order(), written.Keys.Order());
        Assert.All(fresh.named_parameters(), entry =>
        {
            Assert.True(written[entry.name].isfinite().all().item<bool>(), entry.name);
            Assert.False(written[entry.name].eq(entry.parameter).all().item<bool>(), entry.name);
        });
    }

    private static TheoryData<string, string> Pairs(IEnumerable<string> names)
    {
        var data = new TheoryData<string, string>();
        foreach (string name in names)
        {
            data.Add(name, "fp32");
            data.Add(name, "bf16");
        }

        return data;
    }
}
