using Digits.Core.Errors;
using Digits.Core.Optimizers;
using Digits.Core.Tests.Recipes;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Optimizers;

[Collection(nameof(OneAtATime))]
public class OptimizerTests
{
    private static readonly OptimizerParams Settings = SmallRecipe.Cnn.Optimizer with { LearningRate = 0.1, WeightDecay = 0 };

    public static TheoryData<string> Names => [.. OptimizerCatalogue.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_optimizer_comes_near_the_lowest_point(string name) => Assert.InRange(Descend(Settings with { Name = name }), 0, 0.1);

    [Fact]
    public void With_all_of_its_parts_it_still_gets_lower() => Assert.InRange(
        Descend(Settings with { Clip = 0.1, Lookahead = 5, NormLoss = 1e-4 }), 0, 0.5);

    [Fact]
    public void Gradient_centralization_leaves_each_unit_a_mean_of_0()
    {
        using var scope = NewDisposeScope();
        var weight = Weight([1, 2, 3, 4], [1, 2, 6, -3]);
        var bias = new Parameter(ones(2));
        bias.grad = ones(2);
        GradientCentralization.Apply([weight, bias]);
        Assert.Equal([-0.5f, 0.5f, 4.5f, -4.5f], Values(weight.grad!));
        Assert.Equal([1f, 1f], Values(bias.grad!));
    }

    [Fact]
    public void Adaptive_clipping_shortens_what_is_long_for_its_unit()
    {
        using var scope = NewDisposeScope();
        var weight = Weight([3, 4, 30, 40], [6, 8, 0.3f, 0.4f]);
        AdaptiveClipping.Apply([weight], 0.1);

        // Norm 5: the gradient of norm 10 becomes 0.5; norm 50: that of norm 0.5 stays.
        Assert.Equal([0.3f, 0.4f, 0.3f, 0.4f], Values(weight.grad!).Select(value => MathF.Round(value, 6)));
    }

    [Fact]
    public void Norm_loss_pulls_units_to_norm_1()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var weight = Weight([3, 4, 0.3f, 0.4f], [0, 0, 0, 0]);
        NormLoss.Apply([weight], 0.1);

        // w - 0.2 w (1 - 1/|w|): 3 - 0.2 * 3 * 0.8, and 0.3 + 0.2 * 0.3.
        Assert.Equal([2.52f, 3.36f, 0.36f, 0.48f], Values(weight).Select(value => MathF.Round(value, 5)));
    }

    [Fact]
    public void Lookahead_goes_half_of_the_way_back_every_few_steps()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var weight = Weight([0, 0, 0, 0], [0, 0, 0, 0]);
        using var lookahead = new Lookahead([weight], 2);
        weight.add_(1);
        lookahead.Step();
        Assert.Equal(1, Values(weight)[0]);
        weight.add_(1);
        lookahead.Step();
        Assert.Equal(1, Values(weight)[0]);
        weight.add_(4);
        lookahead.Step();
        lookahead.Step();
        Assert.Equal(3, Values(weight)[0]);
    }

    [Theory]
    [InlineData("adam")]
    [InlineData("adamw")]
    [InlineData("sgd")]
    public void What_is_saved_and_loaded_goes_on_with_the_same_bits(string name)
    {
        using var scope = NewDisposeScope();
        var settings = Settings with { Name = name, Lookahead = 3, Centralize = true };
        var straight = Weight([1, 2, 3, 4], [0, 0, 0, 0]);
        var stopped = Weight([1, 2, 3, 4], [0, 0, 0, 0]);
        using var whole = OptimizerCatalogue.Create(settings, [straight]);
        using var first = OptimizerCatalogue.Create(settings, [stopped]);
        Steps(whole, straight, 7);
        Steps(first, stopped, 4);
        using var kept = new MemoryStream();
        first.Save(new BinaryWriter(kept));
        kept.Position = 0;
        using var second = OptimizerCatalogue.Create(settings, [stopped]);
        second.Load(new BinaryReader(kept));
        Steps(second, stopped, 3);
        Assert.Equal(Values(straight), Values(stopped));
    }

    [Fact]
    public void L_bfgs_cannot_be_saved()
    {
        using var scope = NewDisposeScope();
        using var update = OptimizerCatalogue.Create(Settings with { Name = "lbfgs" }, [Weight([1, 2, 3, 4], [0, 0, 0, 0])]);
        Assert.False(update.CanSave);
    }

    [Fact]
    public void An_unknown_name_lists_what_there_is()
    {
        var error = Assert.Throws<InputException>(() => OptimizerCatalogue.Create(Settings with { Name = "adan" }, []));
        Assert.Equal("Found:    optimizer \"adan\"\nExpected: one of adam, adamw, lbfgs, sgd\nWhere:    pipeline.json, optimizer.name", error.Message);
    }

    private static double Descend(OptimizerParams settings)
    {
        using var scope = NewDisposeScope();
        var weight = Weight([1, 2, 3, 4], [0, 0, 0, 0]);
        using var update = OptimizerCatalogue.Create(settings, [weight]);
        Steps(update, weight, 200);
        return Distance(weight).ToSingle();
    }

    private static void Steps(WeightUpdate update, Parameter weight, int count)
    {
        for (int step = 0; step < count; step++)
        {
            update.Step(() =>
            {
                using var inner = NewDisposeScope();
                weight.grad?.zero_();
                var loss = Distance(weight);
                loss.backward();
                return loss.MoveToOuterDisposeScope();
            });
        }
    }

    // Lowest, 0, at 2 0 0 2.
    private static Tensor Distance(Tensor weight) => (weight - from_array(new float[] { 2, 0, 0, 2 }).reshape(2, 2)).pow(2).sum();

    private static Parameter Weight(float[] values, float[] gradient)
    {
        var weight = new Parameter(from_array(values).reshape(2, 2));
        weight.grad = from_array(gradient).reshape(2, 2);
        return weight;
    }

    private static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();
}
