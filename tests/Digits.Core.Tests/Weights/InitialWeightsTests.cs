using Digits.Core.Errors;
using Digits.Core.Models;
using Digits.Core.Tests.Recipes;
using Digits.Core.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Weights;

[Collection(nameof(OneAtATime))]
public sealed class InitialWeightsTests : IDisposable
{
    private static readonly ModelParams Mlp = SmallRecipe.Cnn.Model with { Name = "mlp", Width = 4 };
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("digits-init").FullName, "start.safetensors");

    public static TheoryData<string> Models => [.. ModelCatalogue.Names];

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_takes_its_own_weights_back(string name)
    {
        using var scope = NewDisposeScope();
        using var trained = Create(Mlp with { Name = name, Width = 8 }, 1);
        using var fresh = Create(Mlp with { Name = name, Width = 8 }, 2);
        int count = trained.state_dict().Count;
        Assert.Equal($"starts with {count} of {count} tensors from start.safetensors", Apply(trained, fresh, ""));
        AssertEqual(trained.state_dict(), fresh.state_dict(), key => key);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_can_be_the_backbone_under_a_new_layer(string name)
    {
        using var scope = NewDisposeScope();
        var settings = Mlp with { Name = name, Width = 8 };
        using var trained = Create(settings, 1);
        using var fresh = Create(settings with { LogitLayer = true }, 2);
        Apply(trained, fresh, "=backbone.");
        AssertEqual(trained.state_dict(), fresh.state_dict(), key => "backbone." + key);

        trained.eval();
        fresh.eval();
        var images = rand(3, 1, 28, 28, generator: new Generator(5));
        var weights = fresh.state_dict();
        var expected = trained.call(images).matmul(weights["head.weight"].t()) + weights["head.bias"];
        Assert.True(expected.allclose(fresh.call(images), 1e-5, 1e-6));
    }

    [Fact]
    public void What_is_left_out_stays_fresh()
    {
        using var scope = NewDisposeScope();
        using var trained = Create(Mlp, 1);
        using var fresh = Create(Mlp, 2);
        float[] head = Values(fresh, "head.weight");
        Assert.Equal("starts with 2 of 4 tensors from start.safetensors; fresh: head.bias, head.weight", Apply(trained, fresh, "-head."));
        Assert.Equal(head, Values(fresh, "head.weight"));
        Assert.Equal(Values(trained, "features.hidden.linear.weight"), Values(fresh, "features.hidden.linear.weight"));
    }

    [Fact]
    public void Values_of_another_type_are_cast()
    {
        using var scope = NewDisposeScope();
        using var fresh = Create(Mlp, 2);
        SafetensorsFile.Write(_file, new Dictionary<string, Tensor> { ["head.bias"] = arange(0, 10, 1, ScalarType.BFloat16) });
        InitialWeights.Apply(fresh, new InitParams { File = _file });
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (float)i), Values(fresh, "head.bias"));
    }

    [Fact]
    public void Another_shape_names_the_tensors_and_both_shapes() => AssertFault(
        Mlp with { Width = 6 },
        "",
        "features.hidden.linear.bias [6], features.hidden.linear.weight [6,784], head.weight [10,6]",
        "features.hidden.linear.bias [4], features.hidden.linear.weight [4,784], head.weight [10,4] as the model has it, or an entry of init.map that leaves it out");

    [Fact]
    public void Names_that_the_model_lacks_are_told_with_those_it_has() => AssertFault(
        Mlp,
        "head.=top.",
        "tensors that the model lacks: top.bias, top.weight",
        "names among head.weight, head.bias, or an entry of init.map that renames them or leaves them out");

    [Fact]
    public void A_map_that_leaves_nothing_is_refused() => AssertFault(Mlp, "-head., -features.", "no tensor that init.map leaves in", "at least one");

    [Fact]
    public void Two_tensors_of_one_name_are_refused() => AssertFault(
        Mlp, "features.hidden.linear.=head.", "two tensors that become \"head.bias\"", "one for each of the model's names", ", init.map");

    [Fact]
    public void A_missing_file_is_named()
    {
        using var model = Create(Mlp, 1);
        var error = Assert.Throws<InputException>(() => InitialWeights.Apply(model, new InitParams { File = _file }));
        Assert.Equal($"Found:    no such file\nExpected: a file that exists\nWhere:    {_file}", error.Message);
    }

    private void AssertFault(ModelParams given, string map, string found, string expected, string where = "")
    {
        using var trained = Create(given, 1);
        using var fresh = Create(Mlp, 2);
        float[] before = Values(fresh, "head.bias");
        var error = Assert.Throws<InputException>(() => Apply(trained, fresh, map));
        Assert.Equal($"Found:    {found}\nExpected: {expected}\nWhere:    {_file}{where}", error.Message);
        Assert.Equal(before, Values(fresh, "head.bias"));
    }

    private static nn.Module<Tensor, Tensor> Create(ModelParams settings, ulong seed) => ModelCatalogue.Create(settings, InputShape.Digits, seed);

    private string Apply(nn.Module trained, nn.Module fresh, string map)
    {
        SafetensorsFile.Write(_file, trained.state_dict());
        return InitialWeights.Apply(fresh, new InitParams { File = _file, Map = map });
    }

    private static void AssertEqual(Dictionary<string, Tensor> expected, Dictionary<string, Tensor> actual, Func<string, string> name) =>
        Assert.All(expected, entry => Assert.True(entry.Value.eq(actual[name(entry.Key)]).all().item<bool>(), entry.Key));

    private static float[] Values(nn.Module model, string name) => model.state_dict()[name].detach().contiguous().data<float>().ToArray();
}
