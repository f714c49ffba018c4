using Digits.Core.Data;
using Digits.Core.Tests.Recipes;
using Digits.Core.Training;
using TorchSharp;

namespace Digits.Core.Tests.Training;

[Collection(nameof(OneAtATime))]
public class TrainMetricsTests
{
    [Fact]
    public void Accuracy_is_told_with_and_without_averaged_views_beside_the_scale_of_pixels()
    {
        var recipe = SmallRecipe.Cnn with { Views = new() { Shift = 4, Rotation = 20 }, Inputs = new() { Values = "signed" } };
        var heldOut = Bars.Draw(200, 2);
        var trainer = new FoldTrainer(recipe, 1, torch.CPU);
        using var trained = trainer.Train(Bars.Draw(640, 1), heldOut, new Recorder());
        int[] rows = [.. Enumerable.Range(0, 200)];
        var views = TrainMetrics.Of(new(rows, trainer.Predict(trained.Predictor, heldOut)), heldOut, trained);
        Assert.Equal(trained.Curve[^1].ValidationAccuracy, views["single_view_accuracy"]);
        Assert.Equal(views["oof_accuracy"] - views["single_view_accuracy"], views["views_gain"]);
        Assert.NotEqual(0, views["views_gain"]);
        Assert.Equal((0.5, 2), (views["input_offset"], views["input_factor"]));

        var single = new FoldTrainer(recipe with { Views = new() { Shift = 0 } }, 1, torch.CPU);
        var alone = TrainMetrics.Of(new(rows, single.Predict(trained.Predictor, heldOut)), heldOut, trained);
        Assert.Equal(0, alone["views_gain"], 1e-12);
    }
}
