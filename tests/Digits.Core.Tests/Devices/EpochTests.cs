#if !NUGET_PACKAGES
using Digits.Core.Augment;
using Digits.Core.Losses;
using Digits.Core.Models;
using Digits.Core.Optimizers;
using Digits.Core.Recipes;
using Digits.Core.Samplers;
using Digits.Core.Schedules;
using Digits.Core.Tests.Augment;
using Digits.Core.Tests.Recipes;
using Digits.Core.Tests.Training;
using Digits.Core.Training;
using TorchSharp;

namespace Digits.Core.Tests.Devices;

/// <summary>Shows on the CPU what a GPU needs: within an epoch the host waits for nothing, and nothing is created but on the device.</summary>
[Collection(nameof(OneAtATime))]
public class EpochTests
{
    // Operators that give the host a number, or a tensor whose size depends on values.
    private static readonly string[] Waiting =
    [
        "aten::item", "aten::_local_scalar_dense", "aten::is_nonzero", "aten::equal", "aten::allclose", "aten::nonzero", "aten::masked_select", "aten::_unique2",
        "aten::bincount", "aten::repeat_interleave", DispatchWatch.HostAccess,
    ];

    public static TheoryData<string, string> Every_recipe()
    {
        var data = new TheoryData<string, string>();
        foreach (string recipe in RecipeFile.Names)
        {
            foreach (string member in RecipeFile.Members(recipe))
            {
                data.Add(recipe, member);
            }
        }

        return data;
    }

    public static TheoryData<string> Every_model() => [.. ModelCatalogue.Names];

    public static TheoryData<string> Every_augmentation() => [.. AugmentSettings.ByName.Keys];

    public static TheoryData<string> Every_loss() => [.. LossCatalogue.Names];

    public static TheoryData<string> Every_sampler() => [.. SamplerCatalogue.Names];

    public static TheoryData<string> Every_schedule() => [.. ScheduleCatalogue.Names];

    public static TheoryData<string> Every_optimizer_that_needs_no_answer() => [.. OptimizerCatalogue.Names.Where(name => name != "lbfgs")];

    [Theory]
    [MemberData(nameof(Every_recipe))]
    public void No_recipe_waits_within_an_epoch(string name, string member)
    {
        var recipe = RecipeFile.Training(name, member);
        AssertWaitsForNothing(recipe with { Model = recipe.Model with { Width = 8 }, Train = recipe.Train with { Precision = "bf16" } });
    }

    [Theory]
    [MemberData(nameof(Every_model))]
    public void No_model_waits_within_an_epoch(string name) =>
        AssertWaitsForNothing(SmallRecipe.Cnn with { Model = SmallRecipe.Cnn.Model with { Name = name, Dropout = 0.1, DropBlock = 0.1, LogitLayer = true } });

    [Theory]
    [MemberData(nameof(Every_augmentation))]
    public void No_augmentation_waits_within_an_epoch(string name) => AssertWaitsForNothing(SmallRecipe.Cnn with
    {
        Augment = AugmentSettings.ByName[name],
        Inputs = new() { Values = "standardised", Coordinates = true, Side = 32 },
    });

    [Theory]
    [MemberData(nameof(Every_loss))]
    public void No_loss_waits_within_an_epoch(string name) => AssertWaitsForNothing(SmallRecipe.Cnn with
    {
        Loss = SmallRecipe.Cnn.Loss with { Name = name, ClassWeights = new([1, 2, 1, 1, 1, 1, 1, 1, 1, 1.0]), Groups = new([1.0, 2, 0, 1, 2, 1, 1, 2, 1, 2]), Auxiliary = 0.3 },
        Augment = SmallRecipe.Cnn.Augment with { Mixup = 0.2 },
        Train = SmallRecipe.Cnn.Train with { Microbatch = 4, WeightAverage = 0.9 },
    });

    [Theory]
    [MemberData(nameof(Every_sampler))]
    public void No_sampler_waits_within_an_epoch(string name) => AssertWaitsForNothing(SmallRecipe.Cnn with { Sampler = new() { Name = name } });

    [Theory]
    [MemberData(nameof(Every_schedule))]
    public void No_schedule_waits_within_an_epoch(string name) => AssertWaitsForNothing(SmallRecipe.Cnn with { Schedule = SmallRecipe.Cnn.Schedule with { Name = name } });

    [Theory]
    [MemberData(nameof(Every_optimizer_that_needs_no_answer))]
    public void No_optimizer_waits_within_an_epoch(string name) => AssertWaitsForNothing(SmallRecipe.Cnn with
    {
        Optimizer = SmallRecipe.Cnn.Optimizer with { Name = name, LearningRate = 0.001, Centralize = true, Clip = 0.1, Lookahead = 2, NormLoss = 0.001 },
    });

    [Fact]
    public void Lbfgs_waits_since_it_decides_by_the_losses_values() => Assert.Contains(
        DispatchWatch.HostAccess, Watch(SmallRecipe.Cnn with { Optimizer = SmallRecipe.Cnn.Optimizer with { Name = "lbfgs", LearningRate = 0.1 } }));

    [Fact]
    public void What_is_created_without_a_device_within_an_epoch_is_noticed()
    {
        using var scope = torch.NewDisposeScope();
        using var watch = new EpochWatch();
        watch.Batch(0, 1, 3, 8);
        var (stray, here) = (torch.zeros(2), torch.ones(2, device: torch.CPU));
        Assert.Equal(DeviceType.META, stray.device_type);
        Assert.ThrowsAny<Exception>(() => here.add_(stray));
        watch.Batch(0, 3, 3, 8);
        Assert.Equal(DeviceType.CPU, torch.zeros(2).device_type);
        Assert.Contains("aten::add_", watch.Seen);
    }

    private static void AssertWaitsForNothing(TrainingRecipe recipe)
    {
        var seen = Watch(recipe);
        Assert.Empty(seen.Where((name, i) => Waiting.Contains(name) && !ReadsFillValue(seen, i)));
    }

    // libtorch's smoothed cross entropy fills where labels are to be ignored: it reads a number that it has just made on the host, whatever the device.
    private static bool ReadsFillValue(IReadOnlyList<string> seen, int at) => seen[at] switch
    {
        "aten::item" => seen[at - 1] == "aten::_index_put_impl_",
        "aten::_local_scalar_dense" => seen[at - 1] == "aten::item" && ReadsFillValue(seen, at - 1),
        _ => false,
    };

    /// <summary>Trains for one epoch of three batches; the two after the first are watched.</summary>
    private static IReadOnlyList<string> Watch(TrainingRecipe recipe)
    {
        recipe = recipe with { Init = new(), Train = recipe.Train with { Epochs = 1, BatchSize = 8 } };
        using var watch = new EpochWatch();
        using var trained = new FoldTrainer(recipe, 1, torch.CPU).Train(Bars.Draw(24, 1), Bars.Draw(20, 2), watch);
        Assert.Contains("aten::linear", watch.Seen);
        return watch.Seen;
    }
}
#endif
