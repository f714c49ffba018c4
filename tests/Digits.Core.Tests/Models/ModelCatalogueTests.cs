using Digits.Core.Errors;
using Digits.Core.Models;
using Digits.Core.Tests.Recipes;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Tests.Models;

[Collection(nameof(OneAtATime))]
public class ModelCatalogueTests
{
    public static TheoryData<string, ScalarType> Every_model_and_precision()
    {
        var data = new TheoryData<string, ScalarType>();
        foreach (string name in ModelCatalogue.Names)
        {
            data.Add(name, ScalarType.Float32);
            data.Add(name, ScalarType.BFloat16);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Every_model_and_precision))]
    public void Every_model_gives_ten_finite_float32_logits_and_a_gradient_for_every_parameter(string name, ScalarType precision)
    {
        using var scope = NewDisposeScope();
        using var model = ModelCatalogue.Create(Model(name), InputShape.Digits, seed: 3);
        var images = rand(4, 1, 28, 28, generator: new Generator(5));
        var logits = model.call(ChannelsLast.ViewImages(images.to(precision)));
        Assert.Equal([4, 10], logits.shape);
        Assert.Equal(ScalarType.Float32, logits.dtype);
        Assert.True(logits.isfinite().all().item<bool>());

        functional.cross_entropy(logits, tensor(new long[] { 1, 2, 3, 4 })).backward();
        foreach (var (parameter, value) in model.named_parameters())
        {
            Assert.True(value.grad is not null && value.grad.abs().sum().ToSingle() > 0, $"{parameter} has no gradient");
        }
    }

    public static TheoryData<string, long, long> Every_model_and_shape()
    {
        var data = new TheoryData<string, long, long>();
        foreach (string name in ModelCatalogue.Names)
        {
            data.Add(name, 3, Math.Max(ModelCatalogue.LeastSide(Model(name)), 14));
            data.Add(name, 1, ModelCatalogue.LeastSide(Model(name)) + 1);
            data.Add(name, 3, 28);
            data.Add(name, 1, 32);
            data.Add(name, 3, 56);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Every_model_and_shape))]
    public void Every_model_takes_images_of_every_shape(string name, long channels, long side)
    {
        using var scope = NewDisposeScope();
        using var model = ModelCatalogue.Create(Model(name), new(channels, side), seed: 3);
        var images = rand(2, channels, side, side, generator: new Generator(5));
        var logits = model.call(ChannelsLast.Copy(images));
        Assert.Equal([2, 10], logits.shape);
        Assert.True(logits.isfinite().all().item<bool>());
    }

    [Theory]
    [MemberData(nameof(Every_model_and_precision))]
    public void Every_model_starts_from_its_seed(string name, ScalarType precision)
    {
        _ = precision;
        Assert.Equal(FirstWeights(name, 1), FirstWeights(name, 1));
        Assert.NotEqual(FirstWeights(name, 1), FirstWeights(name, 2));
    }

    [Fact]
    public void The_small_cnn_has_the_parameters_of_its_layers()
    {
        using var model = ModelCatalogue.Create(Model("cnn") with { Width = 24 }, InputShape.Digits, seed: 1);
        long convolutions = 9L * ((1 * 24) + (24 * 24) + (24 * 48) + (48 * 48) + (48 * 96) + (96 * 96));
        long rest = 24 + (2 * (24 + 48 + 48 + 96 + 96)) + (96 * 10) + 10;
        Assert.Equal(convolutions + rest, model.parameters().Sum(p => p.numel()));
    }

    [Fact]
    public void The_slim_cnn_has_few_channels_at_full_resolution_and_many_behind()
    {
        using var model = ModelCatalogue.Create(Model("cnn-slim") with { Width = 16 }, InputShape.Digits, seed: 1);
        long convolutions = 9L * ((1 * 16) + (16 * 16) + (16 * 48) + (48 * 48) + (48 * 128) + (128 * 128));
        long rest = 16 + (2 * (16 + 48 + 48 + 128 + 128)) + (128 * 10) + 10;
        Assert.Equal(convolutions + rest, model.parameters().Sum(p => p.numel()));
    }

    [Fact]
    public void An_unknown_model_is_named_with_those_there_are()
    {
        var error = Assert.Throws<InputException>(() => ModelCatalogue.Create(Model("cnm"), InputShape.Digits, 1));
        Assert.Equal($"Found:    model \"cnm\"\nExpected: one of {string.Join(", ", ModelCatalogue.Names)}\nWhere:    pipeline.json, model.name", error.Message);
    }

    [Fact]
    public void Images_that_are_too_small_name_the_least_side()
    {
        var error = Assert.Throws<InputException>(() => ModelCatalogue.Create(Model("simple"), new(1, 20), 1));
        Assert.Equal("Found:    images of 20 pixels a side\nExpected: at least 21 for the model simple\nWhere:    pipeline.json, inputs.side", error.Message);
    }

    [Fact]
    public void Another_kernel_than_the_papers_is_refused()
    {
        var error = Assert.Throws<InputException>(() => ModelCatalogue.Create(Model("simple") with { Kernel = 4 }, InputShape.Digits, 1));
        Assert.Equal("Found:    model.kernel 4\nExpected: 3, 5 or 7 for the model simple\nWhere:    pipeline.json, model.kernel", error.Message);
    }

    [Fact]
    public void An_unknown_activation_is_named_with_those_there_are()
    {
        var error = Assert.Throws<InputException>(() => ModelCatalogue.Create(Model("mlp") with { Activation = "relou" }, InputShape.Digits, 1));
        Assert.Equal("Found:    activation \"relou\"\nExpected: one of gelu, leaky-relu, relu, silu, own\nWhere:    pipeline.json, model.activation", error.Message);
    }

    [Theory]
    [MemberData(nameof(Every_model_and_precision))]
    public void Dropping_changes_training_and_not_prediction(string name, ScalarType precision)
    {
        using var scope = NewDisposeScope();
        using var model = ModelCatalogue.Create(Model(name) with { Dropout = 0.3, DropBlock = 0.3 }, InputShape.Digits, seed: 3);
        var images = ChannelsLast.ViewImages(rand(4, 1, 28, 28, generator: new Generator(5)).to(precision));
        using var noGrad = no_grad();
        model.train();
        manual_seed(1);
        var first = model.call(images);
        manual_seed(2);
        Assert.False(first.allclose(model.call(images)));
        manual_seed(1);
        model.eval();
        var predicted = model.call(images);
        manual_seed(2);
        Assert.True(predicted.eq(model.call(images)).all().item<bool>());
    }

    private static ModelParams Model(string name) => SmallRecipe.Cnn.Model with { Name = name };

    private static float[] FirstWeights(string name, ulong seed)
    {
        using var model = ModelCatalogue.Create(Model(name), InputShape.Digits, seed);
        return model.parameters().First().data<float>().ToArray();
    }
}
