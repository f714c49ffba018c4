using Digits.Bench.Measuring;
using Digits.Bench.Peers;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Bench.Benchmarks;

/// <summary>Measures what a call of a small tensor operation costs.</summary>
internal sealed class TensorBenchmark : IBenchmark
{
    private const int Calls = 20_000;
    private const double NanosecondsPerSecond = 1e9;

    public string Name => "tensor";

    public string Title => "Small tensor operations";

    public string Method => """
        Tensors so small that calling costs more than computing: what `bench/twins/tensor.py` does through Python, ours does through C# and the library under `compat/TorchSharp`, or
        the package that it stands in for. One thread; 20,000 calls of each a round, CPU time of the whole process. Each side lets go of a result before it makes the next.
        """;

    public IReadOnlyList<Peer> Peers => [PeerCatalogue.Torch];

    public void Measure(BenchRun run)
    {
        set_num_threads(1);
        using var scope = NewDisposeScope();
        var small = rand(64);
        var other = rand(64);
        var matrix = rand(32, 32);
        var weights = rand(32, 32).requires_grad_();
        (string What, Action Call)[] operations =
        [
            ("add_ of 64 numbers: in place", () => small.add_(other)),
            ("add of 64 numbers: a new tensor", () => small.add(other).Dispose()),
            ("matmul of 32 x 32", () => matrix.matmul(matrix).Dispose()),
            ("chain of five: matmul, add, relu, mul, sum", () => Chain(matrix, matrix)),
            ("the chain and its gradients", () => Gradients(matrix, weights)),
        ];
        using var twin = run.Start(PeerCatalogue.Torch, "tensor.py", FormattableString.Invariant($"{Calls}"));
        run.Interleave(operations.SelectMany((operation, index) => new[]
        {
            Contestant.Our(operation.What, Unit.CpuNanosecondsPerCall, () => NanosecondsPerSecond / Calls * Clock.CpuSeconds(() => Repeat(operation.Call))),
            twin is null
                ? null
                : Contestant.Of(run.Find(PeerCatalogue.Torch)!.By, operation.What, Unit.CpuNanosecondsPerCall, () => NanosecondsPerSecond / Calls * twin.Ask(FormattableString.Invariant($"{index}"))[0]),
        }));
    }

    private static void Repeat(Action call)
    {
        for (int index = 0; index < Calls; index++)
        {
            call();
        }
    }

    private static void Chain(Tensor x, Tensor weights)
    {
        using var scope = NewDisposeScope();
        _ = nn.functional.relu(x.matmul(weights).add(x)).mul(x).sum();
    }

    private static void Gradients(Tensor x, Tensor weights)
    {
        using var scope = NewDisposeScope();
        nn.functional.relu(x.matmul(weights).add(x)).mul(x).sum().backward();
        weights.grad = null;
    }
}
