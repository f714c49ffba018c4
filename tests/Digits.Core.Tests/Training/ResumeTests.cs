using Digits.Core.Recipes;
using Digits.Core.Tests.Recipes;
using Digits.Core.Training;
using TorchSharp;

namespace Digits.Core.Tests.Training;

[Collection(nameof(OneAtATime))]
public sealed class ResumeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public static TheoryData<string> Recipes => ["plain", "averaged", "chosen", "sgd with lookahead", "bf16", "auxiliary head", "frozen"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_killed_fold_goes_on_after_its_last_epoch_and_ends_with_the_same_bytes(string name)
    {
        var recipe = Recipe(name);
        var (straight, whole) = Train(recipe, null, new Recorder());

        // The kill comes in the second epoch's report, when that epoch is not yet kept.
        var killed = new Recorder { AfterEpoch = result => Kill(result.Number == 2) };
        Assert.Throws<InvalidOperationException>(() => Train(recipe, _folder, killed));
        var recorder = new Recorder();
        var (resumed, rest) = Train(recipe, _folder, recorder);

        Assert.Equal(1, recorder.TakenOver);
        Assert.Equal([2, 3], recorder.Epochs.Select(epoch => epoch.Number));
        Assert.Equal(whole, rest);
        Assert.Equal(straight, resumed);
    }

    [Fact]
    public void A_damaged_state_is_left_aside()
    {
        var recipe = Recipe("plain");
        var (straight, _) = Train(recipe, null, new Recorder());
        Assert.Throws<InvalidOperationException>(() => Train(recipe, _folder, new Recorder { AfterEpoch = result => Kill(result.Number == 2) }));
        string file = Path.Combine(_folder, "state.bin");
        byte[] state = File.ReadAllBytes(file);
        state[state.Length / 2] ^= 1;
        File.WriteAllBytes(file, state);
        var recorder = new Recorder();
        var (again, _) = Train(recipe, _folder, recorder);
        Assert.Equal(0, recorder.TakenOver);
        Assert.Equal(straight, again);
    }

    private static TrainingRecipe Recipe(string name)
    {
        var plain = SmallRecipe.Cnn with { Train = SmallRecipe.Cnn.Train with { Epochs = 3 } };
        return name switch
        {
            "averaged" => plain with { Train = plain.Train with { WeightAverage = 0.9 } },
            "chosen" => plain with { Train = plain.Train with { Keep = "loss", Patience = 3 } },
            "sgd with lookahead" => plain with { Optimizer = plain.Optimizer with { Name = "sgd", Lookahead = 3 }, Schedule = plain.Schedule with { Name = "cosine" } },
            "auxiliary head" => plain with { Loss = plain.Loss with { Groups = new([1.0, 2, 0, 1, 2, 1, 1, 2, 1, 2]), Auxiliary = 0.3 } },
            "frozen" => plain with { Init = new() { Freeze = "features.stem, features.pair1" } },
            "bf16" => plain with { Train = plain.Train with { Precision = "bf16" } },
            _ => plain,
        };
    }

    private static (string Weights, IReadOnlyList<EpochResult> Curve) Train(TrainingRecipe recipe, string? folder, Recorder recorder)
    {
        using var trained = new FoldTrainer(recipe, 1, torch.CPU, folder).Train(Bars.Draw(320, 1), Bars.Draw(100, 2), recorder);
        return (TrainedWeights.Hash(trained), trained.Curve);
    }

    private static void Kill(bool now)
    {
        if (now)
        {
            throw new InvalidOperationException("killed");
        }
    }
}
