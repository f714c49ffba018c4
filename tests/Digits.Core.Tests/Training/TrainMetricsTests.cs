using Digits.Core.Tests.Recipes;
using Digits.Core.Training;
using TorchSharp;

namespace Digits.Core.Tests.Training;

[Collection(nameof(OneAtATime))]
public class TrainMetricsTests
{
    [Fact]
    public void Training_tells_the_accuracy_on_held_out_rows_beside_the_scale_of_pixels()
    {
        var recipe = SmallRecipe.Cnn with { Inputs = new() { Values = "signed" } };
        using var trained = new FoldTrainer(recipe, 1, torch.CPU).Train(Bars.Draw(640, 1), Bars.Draw(200, 2), new Recorder());
        var metrics = TrainMetrics.Of(trained, 200);
        Assert.Equal((200, trained.Curve[^1].ValidationAccuracy), (metrics["n"], metrics["single_view_accuracy"]));
        Assert.Equal((0.5, 2), (metrics["input_offset"], metrics["input_factor"]));
        Assert.Equal((trained.Curve.Count, trained.Curve.Count, 0), (metrics["epochs"], metrics["kept_epoch"], metrics["optimistic"]));
    }
}
