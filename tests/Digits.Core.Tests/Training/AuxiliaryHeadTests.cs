using Digits.Core.Augment;
using Digits.Core.Losses;
using Digits.Core.Models;
using Digits.Core.Recipes;
using Digits.Core.Schedules;
using Digits.Core.Tests.Recipes;
using Digits.Core.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Training;

[Collection(nameof(OneAtATime))]
public class AuxiliaryHeadTests
{
    private static readonly LossParams Grouped =
        SmallRecipe.Cnn.Loss with { Smoothing = 0, Groups = new([1.0, 2, 0, 1, 2, 1, 1, 2, 1, 2]), Auxiliary = 0.5 };

    public static TheoryData<string> Models => [.. ModelCatalogue.Names];

    [Fact]
    public void Its_loss_is_the_weighted_loss_of_the_groups()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var model = ModelCatalogue.Create(SmallRecipe.Cnn.Model with { Name = "mlp", Width = 2 }, InputShape.Digits, 1);
        using var head = AuxiliaryHead.Create(Grouped, model, 1, CPU)!;
        head.Layer.weight!.copy_(from_array(new float[] { 1, 0, 0, 2 }).reshape(2, 2));
        head.Layer.bias!.copy_(from_array(new float[] { 0, -1 }));

        // Features 1 2 give logits 1 3: the group's probability is 1 / (1 + e^2) for curvy 0 and 1 / (1 + e^-2) for linear 1.
        var features = from_array(new float[] { 1, 2, 1, 2, 1, 2 }).reshape(3, 2);
        float[] losses = head.Loss(features, from_array(new long[] { 0, 1, 2 })).data<float>().ToArray();
        Assert.Equal(0.5 * 2.126928, losses[0], 1e-5);
        Assert.Equal(0.5 * 0.126928, losses[1], 1e-5);
        Assert.Equal(0, losses[2]);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_learns_from_it_beside_its_own_loss(string name)
    {
        using var scope = NewDisposeScope();
        var recipe = SmallRecipe.Cnn with { Model = SmallRecipe.Cnn.Model with { Name = name }, Loss = Grouped };
        using var model = ModelCatalogue.Create(recipe.Model, InputShape.Digits, 1);
        using var state = new TrainingState(recipe, model, new ScheduleLength(1, 1), AuxiliaryHead.Create(recipe.Loss, model, 1, CPU));
        var images = rand(4, 1, 28, 28, generator: new Generator(5));
        var batch = new AugmentedBatch(images, from_array(new long[] { 0, 1, 2, 3 }));
        var loss = LossCatalogue.Create(recipe.Loss, CPU);
        model.eval();
        var (logits, losses) = state.Judge(images, batch, loss);
        var own = loss(logits, batch.Labels);
        float[] added = (losses - own).detach().data<float>().ToArray();
        Assert.True(logits.allclose(model.call(images)));
        Assert.True(added[0] > 0 && added[1] > 0 && added[3] > 0);
        Assert.Equal(0, added[2], 1e-6);

        // The head's gradient reaches the layer before it and what makes the features, not the model's own last layer.
        (losses - own).sum().backward();
        Assert.True(state.Auxiliary!.Layer.weight!.grad!.abs().sum().ToSingle() > 0);
        Assert.True(model.parameters().First().grad!.abs().sum().ToSingle() > 0);
        Assert.True(((FeatureModel)model).Head.weight!.grad is not { } grad || grad.abs().max().ToSingle() < 1e-6);
        state.ClearGradients();
        Assert.Null(state.Auxiliary.Layer.weight!.grad);
    }

    [Fact]
    public void A_mixed_images_groups_count_by_their_shares()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var model = ModelCatalogue.Create(SmallRecipe.Cnn.Model, InputShape.Digits, 1);
        using var head = AuxiliaryHead.Create(Grouped, model, 1, CPU)!;
        var features = rand(1, head.Layer.weight!.shape[1], generator: new Generator(5));
        Tensor Label(long label) => from_array(new[] { label });
        var mixed = new AugmentedBatch(features, Label(0)) { OtherLabels = Label(1), OtherShare = from_array(new[] { 0.25f }) };
        float expected = (0.75f * head.Loss(features, Label(0)).item<float>()) + (0.25f * head.Loss(features, Label(1)).item<float>());
        Assert.Equal(expected, mixed.Loss(head.Loss, features).item<float>(), 1e-6);
    }

    [Fact]
    public void Off_there_is_no_head_whatever_the_groups_are()
    {
        using var model = ModelCatalogue.Create(SmallRecipe.Cnn.Model, InputShape.Digits, 1);
        Assert.Null(AuxiliaryHead.Create(Grouped with { Auxiliary = 0 }, model, 1, CPU));
    }

    [Fact]
    public void It_changes_training_and_is_not_among_the_trained_weights()
    {
        using var plain = Train(SmallRecipe.Cnn with { Loss = Grouped with { Auxiliary = 0 } });
        using var grouped = Train(SmallRecipe.Cnn with { Loss = Grouped });
        Assert.NotEqual(TrainedWeights.Hash(plain), TrainedWeights.Hash(grouped));
        Assert.Equal(plain.Model.state_dict().Keys, grouped.Model.state_dict().Keys);
        Assert.True(grouped.Curve[0].TrainLoss > plain.Curve[0].TrainLoss);
    }

    private static TrainedFold Train(TrainingRecipe recipe) => new FoldTrainer(recipe, 1, CPU).Train(Bars.Draw(96, 1), Bars.Draw(20, 2), new Recorder());
}
