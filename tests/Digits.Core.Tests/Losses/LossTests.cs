using Digits.Core.Errors;
using Digits.Core.Losses;
using Digits.Core.Recipes;
using Digits.Core.Tests.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Losses;

[Collection(nameof(OneAtATime))]
public class LossTests
{
    private static readonly LossParams Plain = SmallRecipe.Cnn.Loss with { Smoothing = 0 };

    // Two images of three classes: softmax 0.5 0.25 0.25 with label 0, and 0.1 0.6 0.3 with label 2.
    private static readonly float[] Logits = [MathF.Log(0.5f), MathF.Log(0.25f), MathF.Log(0.25f), MathF.Log(0.1f), MathF.Log(0.6f), MathF.Log(0.3f)];

    public static TheoryData<string> Names => [.. LossCatalogue.Names];

    [Fact]
    public void Cross_entropy_is_minus_the_log_of_the_labels_probability() =>
        Equal([-Math.Log(0.5), -Math.Log(0.3)], Plain with { Name = "cross-entropy" });

    [Fact]
    public void Smoothing_spreads_mass_over_all_classes()
    {
        double first = (0.7 * -Math.Log(0.5)) + (0.3 / 3 * -(Math.Log(0.5) + (2 * Math.Log(0.25))));
        double second = (0.7 * -Math.Log(0.3)) + (0.3 / 3 * -(Math.Log(0.1) + Math.Log(0.6) + Math.Log(0.3)));
        Equal([first, second], Plain with { Name = "cross-entropy", Smoothing = 0.3 });
    }

    [Fact]
    public void Focal_loss_weighs_by_the_squared_miss() =>
        Equal([0.25 * 0.25 * -Math.Log(0.5), 0.25 * 0.49 * -Math.Log(0.3)], Plain with { Name = "focal", FocalAlpha = 0.25, FocalGamma = 2 });

    [Fact]
    public void Complement_cross_entropy_rewards_flat_wrong_probabilities()
    {
        // Wrong classes of the first: 0.5 0.5, entropy ln 2; of the second: 1/7 6/7.
        double flat = Math.Log(2);
        double steep = -(Math.Log(1 / 7.0) / 7) - (6 * Math.Log(6 / 7.0) / 7);
        Assert.True(steep < flat);
        Equal([-Math.Log(0.5) - (1.5 / 3 * flat), -Math.Log(0.3) - (1.5 / 3 * steep)], Plain with { Name = "complement-cross-entropy", ComplementGamma = 1.5 });
    }

    [Fact]
    public void Class_weights_multiply_each_images_loss()
    {
        var weights = new PerClass([2.0, 1, 0.5, 1, 1, 1, 1, 1, 1, 1]);
        using var scope = NewDisposeScope();
        var logits = cat([from_array(Logits).reshape(2, 3), full(2, 7, -30f)], 1);
        float[] weighted = Values(LossCatalogue.Create(Plain with { ClassWeights = weights }, CPU)(logits, from_array(new long[] { 0, 2 })));
        Assert.Equal(2 * -Math.Log(0.5), weighted[0], 1e-5);
        Assert.Equal(0.5 * -Math.Log(0.3), weighted[1], 1e-5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_loss_is_least_at_the_label_and_finite_at_certainty(string name)
    {
        using var scope = NewDisposeScope();
        var logits = from_array(new float[] { 60, 0, 0, 0, 60, 0 }).reshape(2, 3).requires_grad_(true);
        var loss = LossCatalogue.Create(Plain with { Name = name, FocalGamma = 0.5 }, CPU)(logits, from_array(new long[] { 0, 0 }));
        Assert.Equal([2L], loss.shape);
        float[] values = Values(loss);
        Assert.True(values[0] < values[1]);
        loss.sum().backward();
        Assert.All(Values(logits.grad!.reshape(-1)), gradient => Assert.True(float.IsFinite(gradient)));
        Assert.True(Values(logits.grad!.reshape(-1))[3] < 0);
    }

    [Fact]
    public void An_unknown_name_lists_what_there_is()
    {
        var error = Assert.Throws<InputException>(() => LossCatalogue.Create(Plain with { Name = "hinge" }, CPU));
        Assert.Equal("Found:    loss \"hinge\"\nExpected: one of complement-cross-entropy, cross-entropy, focal\nWhere:    pipeline.json, loss.name", error.Message);
    }

    private static void Equal(double[] expected, LossParams settings)
    {
        using var scope = NewDisposeScope();
        float[] actual = Values(LossCatalogue.Create(settings, CPU)(from_array(Logits).reshape(2, 3), from_array(new long[] { 0, 2 })));
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    private static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();
}
