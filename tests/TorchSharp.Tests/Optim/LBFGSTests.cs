using System.Text.Json;
using static TorchSharp.torch;
using static TorchSharp.Tests.Nn.Numbers;

namespace TorchSharp.Tests.Optim;

public class LBFGSTests
{
    private sealed record Run(double rate, long history, double[][] path);

    [Fact]
    public void Its_path_on_Rosenbrocks_function_is_PyTorchs()
    {
        var runs = JsonSerializer.Deserialize<Run[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Figures", "lbfgs.json")))!;
        Assert.Equal(2, runs.Length);
        foreach (var run in runs)
        {
            var x = nn.Parameter(Of([-1.2, 1], 2));
            using var optimizer = optim.LBFGS([x], run.rate, max_iter: 4, history_size: run.history);
            foreach (var expected in run.path)
            {
                using var scope = torch.NewDisposeScope();
                var loss = optimizer.step(() => Rosenbrock(optimizer, x));
                Equal(expected, [loss!.item<double>(), .. Of(x)], 1e-9);
            }
        }
    }

    [Fact]
    public void It_stops_where_the_gradient_is_zero()
    {
        var x = nn.Parameter(Of([1, 1], 2));
        using var optimizer = optim.LBFGS([x], 1);

        optimizer.step(() => Rosenbrock(optimizer, x))!.Dispose();

        Equal([1, 1], Of(x), 0);
        Assert.Throws<ArgumentNullException>(() => optimizer.step());
    }

    [Fact]
    public void A_schedule_sets_its_rate()
    {
        using var optimizer = optim.LBFGS([nn.Parameter(Of([1], 1))], 0.8);

        optim.lr_scheduler.StepLR(optimizer, 1, 0.5).step();

        Assert.Equal(0.4, optimizer.LearningRate, 12);
    }

    private static Tensor Rosenbrock(optim.Optimizer optimizer, Tensor x)
    {
        optimizer.zero_grad();
        var (a, b) = (x.narrow(0, 0, 1), x.narrow(0, 1, 1));
        var loss = ((1 - a).pow(2) + 5 * (b - a.pow(2)).pow(2)).sum();
        loss.backward();
        return loss;
    }
}
