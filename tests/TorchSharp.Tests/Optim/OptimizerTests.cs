using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.Tests.Nn.Numbers;

namespace TorchSharp.Tests.Optim;

public class OptimizerTests
{
    private const int Steps = 6;

    [Theory]
    [InlineData(0.0, false, false)]
    [InlineData(0.1, false, true)]
    [InlineData(0.1, true, false)]
    public void Adam_follows_its_formulas(double decay, bool amsgrad, bool maximize) => Follows(
        p => optim.Adam(p, 0.02, 0.8, 0.95, 1e-6, decay, amsgrad, maximize),
        () => Adam(0.02, decay, amsgrad, maximize, decoupled: false));

    [Theory]
    [InlineData(0.0, false, false)]
    [InlineData(0.1, false, true)]
    [InlineData(0.1, true, false)]
    public void AdamW_follows_its_formulas(double decay, bool amsgrad, bool maximize) => Follows(
        p => optim.AdamW(p, 0.02, 0.8, 0.95, 1e-6, decay, amsgrad, maximize),
        () => Adam(0.02, decay, amsgrad, maximize, decoupled: true));

    [Theory]
    [InlineData(0.0, 0.0, 0.0, false, false)]
    [InlineData(0.9, 0.2, 0.1, false, false)]
    [InlineData(0.9, 0.0, 0.1, true, true)]
    public void SGD_follows_its_formulas(double momentum, double dampening, double decay, bool nesterov, bool maximize) => Follows(
        p => optim.SGD(p, 0.05, momentum, dampening, decay, nesterov, maximize),
        () =>
        {
            double? buffer = null;
            return (x, g, _) =>
            {
                g = (maximize ? -g : g) + decay * x;
                buffer = buffer is { } b ? momentum * b + (1 - dampening) * g : g;
                return x - 0.05 * (momentum == 0 ? g : nesterov ? g + momentum * buffer.Value : buffer.Value);
            };
        });

    [Fact]
    public void Parameters_without_gradients_stay_and_keep_their_own_count_of_steps()
    {
        var parameters = new[] { nn.Parameter(Of([1], 1)), nn.Parameter(Of([1], 1)) };
        using var adam = optim.Adam(parameters, 0.1, weight_decay: 0.5);
        parameters[0].grad = Of([1], 1);

        adam.step();
        adam.step();
        Equal([1], Of(parameters[1]), 0);
        parameters[1].grad = Of([1], 1);
        adam.step();

        Assert.Equal([3L, 1L], adam.state_dict().State.Cast<Adam.State>().Select(s => s.step));
        Equal([0.9], Of(parameters[1]), 1e-6);
    }

    [Fact]
    public void Groups_have_their_own_options_and_take_the_rest_from_the_optimizer()
    {
        var (a, b) = (nn.Parameter(Of([1], 1)), nn.Parameter(Of([1], 1)));
        var own = new SGD.ParamGroup([a], new SGD.Options { LearningRate = 0.5 });
        using var sgd = optim.SGD([own, new SGD.ParamGroup { Parameters = [b] }], 0.1, momentum: 0.3);
        (a.grad, b.grad) = (Of([1], 1), Of([1], 1));

        sgd.step();

        Equal([0.5], Of(a));
        Equal([0.9], Of(b));
        Assert.Equal([0.5, 0.1], sgd.ParamGroups.Select(g => g.InitialLearningRate));
        Assert.Equal(0.3, sgd.Momentum);
        sgd.ParamGroups.First().LearningRate = 0;
        sgd.step();
        Equal([0.5], Of(a));
    }

    [Fact]
    public void A_step_evaluates_its_closure_with_gradients_and_returns_the_loss()
    {
        var x = nn.Parameter(Of([2], 1));
        using var sgd = optim.SGD([x], 0.25);

        using var loss = sgd.step(() =>
        {
            sgd.zero_grad();
            var value = x.mul(x).sum();
            value.backward();
            return value;
        });

        Assert.Equal(4, loss!.item<double>());
        Equal([1], Of(x));
        sgd.zero_grad();
        Equal([0], Of(x.grad!));
        Assert.Null(sgd.step());
    }

    [Theory]
    [InlineData("Adam")]
    [InlineData("AdamW")]
    [InlineData("SGD")]
    public void A_saved_optimizer_goes_on_as_if_it_had_not_stopped(string name)
    {
        OptimizerHelper Create(Parameter p) => name switch
        {
            "Adam" => optim.Adam([p], 0.1, amsgrad: true),
            "AdamW" => optim.AdamW([p], 0.1, weight_decay: 0.1),
            _ => optim.SGD([p], 0.1, momentum: 0.9),
        };
        static void Run(OptimizerHelper optimizer, Parameter p, int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                p.grad = Spread(i, 3);
                optimizer.step();
            }
        }

        var (x, y) = (nn.Parameter(Spread(9, 3)), nn.Parameter(Spread(9, 3)));
        using var whole = Create(x);
        Run(whole, x, 0, 6);
        using var stream = new MemoryStream();
        using (var first = Create(y))
        {
            Run(first, y, 0, 3);
            first.ParamGroups.First().LearningRate = 0.1;
            using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            first.save_state_dict(writer);
        }

        using var second = Create(y);
        stream.Position = 0;
        second.load_state_dict(new BinaryReader(stream));
        Run(second, y, 3, 6);

        Equal(Of(x), Of(y), 0);
        Assert.True(whole.state_dict().State[0].ApproximatelyEquals(second.state_dict().State[0]));
        using var copy = Create(y);
        copy.load_state_dict(second.state_dict());
        Assert.True(copy.state_dict().State[0].ApproximatelyEquals(second.state_dict().State[0]));
        var other = name == "SGD" ? (OptimizerHelper)optim.Adam([y]) : optim.SGD([y], 1);
        stream.Position = 0;
        Assert.Equal(
            $"Mismatched optimizer type: expected '{other.GetType().Name}', but found '{name}' in the loaded stream.",
            Assert.Throws<InvalidDataException>(() => other.load_state_dict(new BinaryReader(stream))).Message);
    }

#if !NUGET_PACKAGES
    [Fact]
    public void One_optimizer_refuses_what_belongs_to_another()
    {
        var x = nn.Parameter(Of([1], 1));
        using var adam = optim.Adam([x]);
        using var adamW = optim.AdamW([x]);

        Assert.Equal(
            "Invalid optimizer state -- found Adam.Options, expected AdamW.Options.",
            Assert.Throws<ArgumentException>(() => adamW.load_state_dict(adam.state_dict())).Message);
        Assert.Equal(
            "Invalid optimizer state -- found AdamW.State, expected Adam.State.",
            Assert.Throws<ArgumentException>(() => adam.state_dict().State[0].LoadStateDict(adamW.state_dict().State[0])).Message);
        Assert.Throws<ArgumentException>(() => adam.add_param_group(new SGD.ParamGroup([x])));
        Assert.False(adam.state_dict().State[0].ApproximatelyEquals(adamW.state_dict().State[0]));
    }
#endif

    [Fact]
    public void State_outlives_the_scope_of_a_step()
    {
        var x = nn.Parameter(Of([1], 1));
        using var sgd = optim.SGD([x], 0.1, momentum: 0.9);
        for (var i = 0; i < 3; i++)
        {
            using var scope = torch.NewDisposeScope();
            x.grad = Of([1], 1);
            sgd.step();
            Assert.Equal(1, scope.DisposablesCount);
        }

        Equal([1 - 0.1 * (1 + 1.9 + 2.71)], Of(x), 1e-12);
    }

    [Fact]
    public void State_loaded_inside_a_scope_outlives_it()
    {
        var x = nn.Parameter(Of([1], 1));
        using var source = optim.SGD([x], 0.1, momentum: 0.9);
        using var target = optim.SGD([x], 0.1, momentum: 0.9);
        x.grad = Of([1], 1);
        source.step();

        using (torch.NewDisposeScope()) target.load_state_dict(source.state_dict());

        Assert.Equal(1, ((SGD.State)target.state_dict().State[0]).momentum_buffer!.item<double>());
    }

    private static Func<double, double, int, double> Adam(double rate, double decay, bool amsgrad, bool maximize, bool decoupled)
    {
        var (m, v, largest) = (0.0, 0.0, 0.0);
        return (x, g, t) =>
        {
            g = maximize ? -g : g;
            if (decoupled) x *= 1 - rate * decay;
            else g += decay * x;
            m = 0.8 * m + 0.2 * g;
            v = 0.95 * v + 0.05 * g * g;
            largest = Math.Max(largest, v);
            var scale = Math.Sqrt((amsgrad ? largest : v) / (1 - Math.Pow(0.95, t))) + 1e-6;
            return x - rate * (m / (1 - Math.Pow(0.8, t))) / scale;
        };
    }

    // Two parameters of different shapes; each element has its own plain rule.
    private static void Follows(Func<IEnumerable<Parameter>, optim.Optimizer> create, Func<Func<double, double, int, double>> rule)
    {
        var parameters = new[] { nn.Parameter(Spread(0, 2, 3)), nn.Parameter(Spread(1, 4)) };
        var numbers = parameters.Select(Of).ToArray();
        var rules = numbers.Select(n => n.Select(_ => rule()).ToArray()).ToArray();
        using var optimizer = create(parameters);
        for (var t = 1; t <= Steps; t++)
        {
            for (var k = 0; k < 2; k++)
            {
                var gradient = Values(numbers[k].Length, 10 * t + k);
                parameters[k].grad = Of(gradient, parameters[k].shape);
                numbers[k] = numbers[k].Select((x, i) => rules[k][i](x, gradient[i], t)).ToArray();
            }

            optimizer.step();
            for (var k = 0; k < 2; k++) Equal(numbers[k], Of(parameters[k]), 1e-12);
        }
    }
}
