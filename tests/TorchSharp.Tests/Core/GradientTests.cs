using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

/// <summary>Holds values and gradients of operators against plain loops and central differences in double precision.</summary>
public sealed class GradientTests : IDisposable
{
    private const double Step = 1e-5;
    private static readonly double[] Points = [0.3, 1.7, 2.9, 0.8, 1.2, 2.4];

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Torch, Func<double, double> Plain)> Pointwise = new()
    {
        ["x + 2"] = (x => x + 2, v => v + 2),
        ["2 - x"] = (x => 2 - x, v => 2 - v),
        ["x - 0.5"] = (x => x - 0.5, v => v - 0.5),
        ["3 * x"] = (x => 3 * x, v => 3 * v),
        ["x / 4"] = (x => x / 4, v => v / 4),
        ["5 / x"] = (x => 5 / x, v => 5 / v),
        ["-x"] = (x => -x, v => -v),
        ["x % 0.7"] = (x => x % 0.7, v => v % 0.7),
        ["x * x"] = (x => x * x, v => v * v),
        ["pow"] = (x => x.pow(2.5), v => Math.Pow(v, 2.5)),
        ["square"] = (x => x.square(), v => v * v),
        ["exp"] = (x => x.exp(), Math.Exp),
        ["log"] = (x => x.log(), Math.Log),
        ["log1p"] = (x => x.log1p(), v => Math.Log(1 + v)),
        ["sqrt"] = (x => x.sqrt(), Math.Sqrt),
        ["rsqrt"] = (x => x.rsqrt(), v => 1 / Math.Sqrt(v)),
        ["reciprocal"] = (x => x.reciprocal(), v => 1 / v),
        ["sin"] = (x => x.sin(), Math.Sin),
        ["cos"] = (x => x.cos(), Math.Cos),
        ["tanh"] = (x => x.tanh(), Math.Tanh),
        ["sigmoid"] = (x => x.sigmoid(), v => 1 / (1 + Math.Exp(-v))),
        ["abs"] = (x => (x - 1.5).abs(), v => Math.Abs(v - 1.5)),
        ["clamp"] = (x => x.clamp(1.0, (Scalar)2.0), v => Math.Clamp(v, 1, 2)),
        ["floor"] = (x => x.floor(), Math.Floor),
        ["round"] = (x => x.round(), Math.Round),
        ["sign"] = (x => (x - 1).sign(), v => Math.Sign(v - 1)),
        ["maximum"] = (x => x.maximum(tensor(1.5)), v => Math.Max(v, 1.5)),
        ["where"] = (x => where(x > 1, x * 2, x.neg()), v => v > 1 ? 2 * v : -v),
        ["masked_fill"] = (x => x.masked_fill(x > 2, 7), v => v > 2 ? 7 : v),
        ["lerp"] = (x => x.lerp(tensor(4.0), tensor(0.25)), v => v + (0.25 * (4 - v))),
    };

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Torch, Func<double[], double[]> Plain)> Whole = new()
    {
        ["sum"] = (x => x.sum(), v => [v.Sum()]),
        ["sum over rows"] = (x => x.reshape(2, 3).sum(dim: 0), v => [v[0] + v[3], v[1] + v[4], v[2] + v[5]]),
        ["mean over columns"] = (x => x.reshape(2, 3).mean([1]), v => [v[..3].Average(), v[3..].Average()]),
        ["prod"] = (x => x.prod(), v => [v.Aggregate(1.0, (a, b) => a * b)]),
        ["var"] = (x => x.var(), v => [v.Sum(e => Math.Pow(e - v.Average(), 2)) / (v.Length - 1)]),
        ["std"] = (x => x.std(0, unbiased: false), v => [Math.Sqrt(v.Sum(e => Math.Pow(e - v.Average(), 2)) / v.Length)]),
        ["norm"] = (x => x.norm(), v => [Math.Sqrt(v.Sum(e => e * e))]),
        ["max"] = (x => x.reshape(2, 3).max(1).values, v => [v[..3].Max(), v[3..].Max()]),
        ["amin"] = (x => x.amin(0), v => [v.Min()]),
        ["logsumexp"] = (x => x.logsumexp(0), v => [Math.Log(v.Sum(Math.Exp))]),
        ["softmax"] = (x => x.softmax(0), v => [.. v.Select(e => Math.Exp(e) / v.Sum(Math.Exp))]),
        ["log_softmax"] = (x => x.log_softmax(0), v => [.. v.Select(e => e - Math.Log(v.Sum(Math.Exp)))]),
        ["cumsum"] = (x => x.cumsum(0), v => [.. v.Select((_, i) => v[..(i + 1)].Sum())]),
        ["matmul"] = (x => x.reshape(2, 3).matmul(x.reshape(3, 2)), v => Product(v)),
        ["addmm"] = (x => ones(2, 2, dtype: float64).addmm(x.view(2, 3), x.view(3, 2), 2, 3), v => [.. Product(v).Select(e => 2 + (3 * e))]),
        ["bmm"] = (x => x.view(1, 2, 3).bmm(x.view(1, 3, 2)), v => Product(v)),
        ["outer"] = (x => x.narrow(0, 0, 2).outer(x.narrow(0, 2, 2)), v => [v[0] * v[2], v[0] * v[3], v[1] * v[2], v[1] * v[3]]),
        ["transpose"] = (x => x.view(2, 3).t().contiguous() * tensor(new double[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }),
            v => [v[0], 2 * v[3], 3 * v[1], 4 * v[4], 5 * v[2], 6 * v[5]]),
        ["flip"] = (x => x.flip(0).cumsum(0), v => [.. v.Select((_, i) => v.Reverse().Take(i + 1).Sum())]),
        ["roll"] = (x => x.roll(2, 0) * x, v => [.. v.Select((e, i) => e * v[(i + 4) % 6])]),
        ["cat"] = (x => cat([x[TensorIndex.Slice(0, 2)], x], 0).square(), v => [.. v[..2].Concat(v).Select(e => e * e)]),
        ["stack"] = (x => stack([x, x * 3], 1).sum(1), v => [.. v.Select(e => 4 * e)]),
        ["split"] = (x => x.split(4)[1].exp(), v => [Math.Exp(v[4]), Math.Exp(v[5])]),
        ["chunk"] = (x => x.chunk(3)[1], v => v[2..4]),
        ["expand"] = (x => x.unsqueeze(0).expand(3, 6).sum(), v => [3 * v.Sum()]),
        ["repeat"] = (x => x.repeat(2).square().sum(), v => [2 * v.Sum(e => e * e)]),
        ["gather"] = (x => x.gather(0, tensor(new[] { 5L, 5L, 0L })).exp(), v => [Math.Exp(v[5]), Math.Exp(v[5]), Math.Exp(v[0])]),
        ["index_select"] = (x => x.index_select(0, tensor(new[] { 1L, 4L })), v => [v[1], v[4]]),
        ["masked_select"] = (x => x.masked_select(x > 2), v => [.. v.Where(e => e > 2)]),
        ["scatter_add_"] = (x => zeros(2, dtype: float64).scatter_add_(0, tensor(new[] { 0L, 1L, 0L, 1L, 0L, 1L }), x),
            v => [v[0] + v[2] + v[4], v[1] + v[3] + v[5]]),
        ["sort"] = (x => x.sort(descending: true).Values * x, v => [.. v.OrderDescending().Zip(v, (a, b) => a * b)]),
        ["topk"] = (x => x.topk(2).values, v => [.. v.OrderDescending().Take(2)]),
        ["cdist"] = (x => cdist(x.view(2, 3), tensor(new double[,] { { 0, 0, 0 } })),
            v => [Math.Sqrt(v[..3].Sum(e => e * e)), Math.Sqrt(v[3..].Sum(e => e * e))]),
    };

    private readonly DisposeScope scope = NewDisposeScope();

    public static TheoryData<string> PointwiseNames => [.. Pointwise.Keys];

    public static TheoryData<string> WholeNames => [.. Whole.Keys];

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(PointwiseNames))]
    public void An_operator_on_single_elements_agrees_with_a_loop(string name) =>
        Check(Pointwise[name].Torch, values => Array.ConvertAll(values, value => Pointwise[name].Plain(value)));

    [Theory]
    [MemberData(nameof(WholeNames))]
    public void An_operator_on_many_elements_agrees_with_a_loop(string name) => Check(Whole[name].Torch, Whole[name].Plain);

    [Fact]
    public void Gradients_of_gradients_are_there_when_asked_for()
    {
        var x = tensor(new[] { 2.0, 3.0 }, requires_grad: true);

        var first = autograd.grad([x.pow(3).sum()], [x], create_graph: true)[0];
        var second = autograd.grad([first.sum()], [x])[0];

        Assert.Equal([12.0, 27.0], first.data<double>().ToArray());
        Assert.Equal([12.0, 18.0], second.data<double>().ToArray());
        Assert.Null(x.grad);
    }

    [Fact]
    public void Nothing_is_recorded_without_grad_or_in_inference_mode()
    {
        var x = ones(2, requires_grad: true);
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
            {
                Assert.True((x * 2).requires_grad);
            }
        }

        using (inference_mode())
        {
            Assert.False((x * 2).requires_grad);
        }

        Assert.True(is_grad_enabled());
        Assert.True((x * 2).requires_grad);
        Assert.False(x.detach().requires_grad);
    }

    [Fact]
    public void Eigenvectors_and_singular_vectors_rebuild_their_matrix()
    {
        var a = tensor(new[,] { { 4.0, 1, 0 }, { 1, 3, 1 }, { 0, 1, 2 } });

        var (values, vectors) = linalg.eigh(a);
        var (u, s, vh) = linalg.svd(a, fullMatrices: false);

        Assert.True(vectors.matmul(values.unsqueeze(1) * vectors.t()).allclose(a));
        Assert.True((u * s).matmul(vh).allclose(a));
        Assert.Equal(9.0, values.sum().ToDouble(), 9);
    }

    /// <summary>Holds the values against the plain function, and the gradient of a weighted sum against central differences of it.</summary>
    private static void Check(Func<Tensor, Tensor> torchFunction, Func<double[], double[]> plain)
    {
        var x = tensor(Points, requires_grad: true);
        var y = torchFunction(x).flatten();
        var expected = plain(Points);
        var weights = expected.Select((_, i) => 1.0 + (0.5 * i)).ToArray();

        AssertClose(expected, y.data<double>().ToArray(), 1e-12);
        if (!y.requires_grad)
        {
            Assert.Fail("Found a result outside the graph.");
        }

        (y * tensor(weights)).sum().backward();
        var differences = Points.Select((_, i) =>
            (Weighted(plain, weights, i, Step) - Weighted(plain, weights, i, -Step)) / (2 * Step)).ToArray();
        AssertClose(differences, x.grad!.data<double>().ToArray(), 1e-6);
    }

    private static double Weighted(Func<double[], double[]> plain, double[] weights, int at, double step)
    {
        var moved = (double[])Points.Clone();
        moved[at] += step;
        return plain(moved).Zip(weights, (value, weight) => value * weight).Sum();
    }

    private static void AssertClose(double[] expected, double[] found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.InRange(found[i] - expected[i], -tolerance * (1 + Math.Abs(expected[i])), tolerance * (1 + Math.Abs(expected[i])));
        }
    }

    /// <summary>The values as a 2x3 matrix times the same as a 3x2 matrix.</summary>
    private static double[] Product(double[] v)
    {
        var product = new double[4];
        for (var row = 0; row < 2; row++)
        {
            for (var column = 0; column < 2; column++)
            {
                for (var k = 0; k < 3; k++)
                {
                    product[(row * 2) + column] += v[(row * 3) + k] * v[(k * 2) + column];
                }
            }
        }

        return product;
    }
}
