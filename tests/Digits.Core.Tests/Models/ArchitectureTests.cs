using Digits.Core.Models;
using Digits.Core.Tests.Recipes;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Models;

/// <summary>Holds nets against what their authors wrote: parameters, channels and sizes.</summary>
[Collection(nameof(OneAtATime))]
public class ArchitectureTests
{
    [Fact]
    public void Chainer_has_95156_parameters_and_the_sizes_28_26_24_22_10_8_6()
    {
        var shapes = Shapes("chainer-simple", out long parameters);
        Assert.Equal(95_156, parameters);
        Assert.Equal(["conv1 16x26", "conv2 32x24", "conv3 32x22", "conv4 32x10", "conv5 64x8", "conv6 32x6", "flatten 1152", "linear 30", "logits 10"], shapes);
    }

    [Fact]
    public void Keras_has_three_blocks_and_a_dense_layer()
    {
        var shapes = Shapes("keras-5fold", out long parameters);
        long convolutions = 9L * ((1 * 32) + (32 * 32) + (32 * 64) + (64 * 64) + (64 * 128) + (128 * 128));
        long norms = 2L * 2 * (32 + 64 + 128);
        long dense = (1152 * 256) + (2 * 256) + (256 * 10) + 10;
        Assert.Equal(convolutions + norms + dense, parameters);
        Assert.Equal(
            [
                "conv1a 32x28", "conv1b 32x28", "pool1 32x14", "conv2a 64x14", "conv2b 64x14", "pool2 64x7", "conv3a 128x7", "conv3b 128x7", "pool3 128x3",
                "flatten 1152", "dense 256", "logits 10",
            ],
            shapes);
    }

    [Fact]
    public void LeNet_has_61706_parameters()
    {
        var shapes = Shapes("lenet", out long parameters);
        Assert.Equal(61_706, parameters);
        Assert.Equal(["conv1 6x28", "pool1 6x14", "conv2 16x10", "pool2 16x5", "flatten 400", "linear1 120", "linear2 84", "logits 10"], shapes);
    }

    [Fact]
    public void One_hidden_layer_is_what_it_says()
    {
        var shapes = Shapes("mlp", out long parameters);
        Assert.Equal((784 * 512) + 512 + (512 * 10) + 10, parameters);
        Assert.Equal(["flatten 784", "logits 10"], shapes);
    }

    [Theory]
    [InlineData(3, 32, "32 48 64 80 96 112 128 144 160 176", 8)]
    [InlineData(5, 32, "32 64 96 128 160", 8)]
    [InlineData(7, 48, "48 96 144 192", 4)]
    public void Simple_nets_have_the_papers_channels_and_last_sizes(int kernel, int width, string channels, int side)
    {
        using var scope = NewDisposeScope();
        using var model = (LayeredModel)ModelCatalogue.Create(
            SmallRecipe.Cnn.Model with { Name = "simple", Width = width, Kernel = kernel }, InputShape.Digits, 1);
        var weights = model.named_parameters().Where(weight => weight.parameter.dim() == 4).ToList();
        Assert.Equal(channels, string.Join(' ', weights.Select(weight => weight.parameter.shape[0])));
        Assert.All(weights, weight => Assert.Equal(kernel, weight.parameter.shape[3]));
        long last = long.Parse(channels.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(model.named_parameters(), weight => weight.parameter.shape is [10, var inputs] && inputs == last * side * side);
    }

    [Fact]
    public void Width_doubles_channels()
    {
        var chainer = RecipeFile.Training("chainer-simple");
        long wide = RecipeFile.Parameters(chainer with { Model = chainer.Model with { Width = 32 } });
        Assert.InRange(wide, 3 * 95_156, 4 * 95_156);
    }

    [Fact]
    public void DropBlock_zeroes_squares_and_keeps_the_sum()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        var drop = new DropBlock(0.2);
        var dropped = drop.call(ones(400, 2, 14, 14));
        double share = dropped.eq(0).to(ScalarType.Float32).mean().ToDouble();
        Assert.InRange(share, 0.12, 0.21);
        Assert.Equal(1, dropped.mean().ToDouble(), 1e-3);
        Assert.True(dropped.select(1, 0).eq(dropped.select(1, 1)).all().item<bool>());

        // A zero has a zero beside it: squares of 5, no lone pixels.
        var zero = dropped.select(1, 0).eq(0).to(ScalarType.Float32).unsqueeze(1);
        var neighbours = nn.functional.avg_pool2d(zero, 3, stride: 1, padding: 1) * 9;
        Assert.True((neighbours * zero).masked_fill(zero.eq(0), 9).min().ToDouble() >= 4);
    }

    private static List<string> Shapes(string recipe, out long parameters)
    {
        using var scope = NewDisposeScope();
        using var model = (LayeredModel)ModelCatalogue.Create(RecipeFile.Training(recipe).Model, InputShape.Digits, 1);
        model.eval();
        parameters = model.parameters().Sum(parameter => parameter.numel());
        var shapes = new List<string>();
        var x = zeros(1, 1, 28, 28);
        foreach (var (layer, module) in ((Sequential)model.named_children().First(child => child.name == "features").module).named_children())
        {
            x = ((nn.Module<Tensor, Tensor>)module).call(x);
            if (new[] { "conv", "pool", "flatten", "linear", "dense" }.Any(kind => layer.StartsWith(kind, StringComparison.Ordinal)))
            {
                shapes.Add(x.dim() == 4 ? $"{layer} {x.shape[1]}x{x.shape[2]}" : $"{layer} {x.shape[1]}");
            }
        }

        return [.. shapes, $"logits {model.call(zeros(1, 1, 28, 28)).shape[1]}"];
    }
}
