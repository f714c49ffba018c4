using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.Tests.Nn.Numbers;

namespace TorchSharp.Tests.Nn;

public sealed class ModuleTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public void Parameters_are_found_through_fields_lists_and_nested_modules()
    {
        using var model = new Model();

        Assert.Equal(
            ["scale", "first.weight", "first.bias", "blocks.0.norm.weight", "blocks.0.norm.bias", "blocks.1.norm.weight", "blocks.1.norm.bias",
             "heads.a.weight", "heads.b.weight", "renamed.weight", "renamed.bias"],
            model.named_parameters().Select(p => p.name));
        Assert.Equal(
            ["offset", "blocks.0.norm.running_mean", "blocks.0.norm.running_var", "blocks.0.norm.num_batches_tracked",
             "blocks.1.norm.running_mean", "blocks.1.norm.running_var", "blocks.1.norm.num_batches_tracked"],
            model.named_buffers().Select(b => b.name));
        Assert.Equal(["first", "blocks", "heads", "renamed"], model.named_children().Select(c => c.name));
        Assert.Contains("blocks.1.norm", model.named_modules().Select(m => m.name));
        Assert.Same(model.first.weight, model.get_parameter("first.weight"));
        Assert.True(model.has_buffer("blocks.0.norm.running_var"));
        Assert.Null(model.get_parameter("first.nothing"));
        Assert.Equal(model.named_parameters().Count() + model.named_buffers().Count(), model.state_dict().Count);
    }

    [Fact]
    public void Training_and_evaluation_reach_every_module()
    {
        using var model = new Model();
        Assert.All(model.modules(), module => Assert.True(module.training));

        model.eval();

        Assert.False(model.training);
        Assert.All(model.modules(), module => Assert.False(module.training));
        var seen = 0;
        model.apply(_ => seen++);
        Assert.Equal(model.modules().Count() + 1, seen);
    }

    [Fact]
    public void A_saved_module_loads_with_equal_bytes()
    {
        using var model = new Model();
        using var other = new Model();
        var file = Path.Combine(_folder.FullName, "weights.bin");

        model.save(file);
        other.load(file);

        foreach (var (name, tensor) in model.state_dict()) Equal(Of(tensor), Of(other.state_dict()[name]), 0);
        using var again = new MemoryStream();
        other.save(again);
        Assert.Equal(File.ReadAllBytes(file), again.ToArray());
    }

    [Fact]
    public void The_saved_format_is_names_types_shapes_and_bytes()
    {
        using var layer = nn.Linear(2, 1, hasBias: false);
        layer.weight = nn.Parameter(torch.tensor(new float[] { 1, -2 }, [1, 2]));
        using var stream = new MemoryStream();

        layer.save(stream);

        byte[] expected = [1, 6, .. "weight"u8, 6, 2, 1, 2, 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void Loading_tells_what_does_not_fit()
    {
        using var layer = nn.Linear(2, 1);
        using var wider = nn.Linear(3, 1);
        using var exact = nn.Linear(2, 1, dtype: ScalarType.Float64);
        using var bare = nn.Linear(2, 1, hasBias: false);
        using var norm = nn.LayerNorm(2);
        static byte[] Saved(nn.Module module)
        {
            using var stream = new MemoryStream();
            module.save(stream);
            return stream.ToArray();
        }

        string Error(nn.Module module) => Assert.Throws<ArgumentException>(() => layer.load(new MemoryStream(Saved(module)))).Message;

        Assert.Equal("Mismatched state_dict sizes: expected 2, but found 1 entries.", Error(bare));
        Assert.StartsWith("Mismatched tensor shape while loading.", Error(wider), StringComparison.Ordinal);
        Assert.StartsWith("Mismatched tensor data types while loading.", Error(exact), StringComparison.Ordinal);
        Assert.StartsWith("Mismatched tensor shape while loading.", Error(norm), StringComparison.Ordinal);
        Assert.Throws<EndOfStreamException>(() => layer.load(new MemoryStream(Saved(layer)[..^3])));
        var found = new Dictionary<string, bool>();
        bare.load(new MemoryStream(Saved(layer)), strict: false, loadedParameters: found);
        Assert.Equal([("weight", true), ("bias", false)], found.Select(f => (f.Key, f.Value)));
        Equal(Of(layer.weight), Of(bare.weight), 0);
    }

    [Fact]
    public void A_state_dictionary_is_copied_by_name()
    {
        using var source = nn.Linear(2, 2);
        using var target = nn.Linear(2, 2, hasBias: false);

        Assert.Throws<InvalidOperationException>(() => target.load_state_dict(source.state_dict()));
        var (missing, unexpected) = target.load_state_dict(source.state_dict(), strict: false);

        Assert.Empty(missing);
        Assert.Equal(["bias"], unexpected);
        Equal(Of(source.weight), Of(target.weight), 0);
        Assert.True(target.weight.requires_grad);
    }

    [Fact]
    public void Converting_replaces_floating_point_tensors_everywhere()
    {
        using var model = new Model();
        var old = model.first.weight;

        var same = model.to(ScalarType.Float64);

        Assert.Same(model, same);
        Assert.True(old.IsInvalid);
        Assert.All(model.parameters(), p => Assert.Equal(ScalarType.Float64, p.dtype));
        Assert.Same(model.first.weight, model.get_parameter("first.weight"));
        Assert.Equal(ScalarType.Float64, model.Scale.dtype);
        Assert.Equal(ScalarType.Int64, model.blocks[0].norm.num_batches_tracked!.dtype);
        Assert.Equal(ScalarType.Float64, model.blocks[0].norm.running_mean!.dtype);
        Assert.All(model.parameters(), p => Assert.True(p.requires_grad && p.is_leaf));
        var error = Assert.Throws<ArgumentException>(() => model.to(ScalarType.Int64));
        Assert.Equal("nn.Module.to only accepts floating point or complex types, but got desired dtype=Int64", error.Message);
    }

    [Fact]
    public void Sequential_disposes_what_lies_between_its_modules_but_neither_input_nor_result()
    {
        using var first = new Keeper();
        using var second = new Keeper();
        using var chain = nn.Sequential(first, second, nn.Identity());
        using var input = torch.ones([2]);

        using var result = chain.call(input);

        Assert.True(first.Last!.IsInvalid);
        Assert.True(second.Last!.IsInvalid);
        Equal([3, 3], Of(result));
        Equal([1, 1], Of(input));
        using var gradients = torch.ones([2], requires_grad: true);
        chain.call(gradients).sum().backward();
        Equal([1, 1], Of(gradients.grad!));
        using var empty = nn.Sequential();
        using var passed = empty.call(input);
        passed.Dispose();
        Equal([1, 1], Of(input));
    }

    [Fact]
    public void Sequential_is_read_by_position_and_range()
    {
        using var chain = nn.Sequential(("a", nn.Linear(2, 3)), ("b", nn.ReLU()), ("c", nn.Linear(3, 1)));

        Assert.Equal(3, chain.Count);
        Assert.IsType<ReLU>(chain[1]);
        Assert.Equal(["b", "c"], chain[1..].named_children().Select(c => c.name));
        Assert.Equal(["a.weight", "a.bias", "c.weight", "c.bias"], chain.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void Modules_outlive_the_scope_they_were_made_in()
    {
        Linear layer;
        BatchNorm2d norm;
        using (torch.NewDisposeScope())
        {
            layer = nn.Linear(2, 2);
            norm = nn.BatchNorm2d(2);
        }

        Assert.False(layer.weight.IsInvalid);
        Assert.False(norm.running_var!.IsInvalid);
        layer.Dispose();
        norm.Dispose();
        Assert.True(norm.state_dict().Values.All(t => t.IsInvalid));
    }

    [Fact]
    public void Hooks_may_replace_input_and_result()
    {
        using var layer = nn.ReLU();
        var remover = layer.register_forward_pre_hook((_, x) => x.neg());
        layer.register_forward_hook((_, _, y) => y.add(1));

        Equal([2], Of(layer.call(Of([-1], 1))));
        remover.remove();
        Equal([1], Of(layer.call(Of([-1], 1))));
        Equal([0], Of(layer.forward(Of([-1], 1))));
    }

    [Fact]
    public void Names_are_registered_once_and_without_dots()
    {
        using var list = nn.ModuleList(nn.Linear(1, 1));

        Assert.Equal("module name can't contain \".\", got: a.b", Assert.Throws<ArgumentException>(() => list.register_module("a.b", nn.ReLU())).Message);
        list.Add(nn.Linear(1, 2));
        Assert.Equal(
            "Sub-module 1 is already registered.", Assert.Throws<InvalidOperationException>(() => list.register_module("1", nn.ReLU())).Message);
    }

    [Fact]
    public void Zeroing_gradients_sets_them_to_none_or_zero()
    {
        using var layer = nn.Linear(2, 1);
        layer.call(torch.ones([1, 2])).sum().backward();

        layer.zero_grad(set_to_none: false);
        Equal([0, 0], Of(layer.weight.grad!));
        layer.zero_grad();
        Assert.Null(layer.weight.grad);
    }

    private sealed class Keeper() : nn.Module<Tensor, Tensor>(nameof(Keeper))
    {
        public Tensor? Last { get; private set; }

        public override Tensor forward(Tensor input) => Last = input + 1;
    }

    private sealed class Block : nn.Module<Tensor, Tensor>
    {
        public readonly BatchNorm1d norm = nn.BatchNorm1d(2);

        public Block()
            : base(nameof(Block)) => RegisterComponents();

        public override Tensor forward(Tensor input) => norm.call(input);
    }

    private sealed class Model : nn.Module<Tensor, Tensor>
    {
        public readonly Linear first = nn.Linear(2, 2);
        public readonly ModuleList<Block> blocks = nn.ModuleList(new Block(), new Block());
        private readonly ModuleDict<Linear> heads = nn.ModuleDict(("a", nn.Linear(2, 1, false)), ("b", nn.Linear(2, 1, false)));
        private readonly Parameter scale = nn.Parameter(torch.ones([2]));
        private readonly Tensor offset = torch.zeros([2]);

        [ComponentName(Name = "renamed")]
        private readonly Linear _last = nn.Linear(2, 1);

        public Model()
            : base(nameof(Model)) => RegisterComponents();

        public Parameter Scale => scale;

        public override Tensor forward(Tensor input) => _last.call(blocks[0].call(first.call(input)) * scale + offset);
    }
}
