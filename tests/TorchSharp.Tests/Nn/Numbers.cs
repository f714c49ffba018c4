using static TorchSharp.torch;

namespace TorchSharp.Tests.Nn;

/// <summary>Plain numbers beside tensors: fixed inputs, and gradients by central differences.</summary>
internal static class Numbers
{
    private const double Step = 1e-6;

    /// <summary>Values in -1..1 by steps of the golden ratio, so that no two are close; another phase gives other values.</summary>
    public static double[] Values(long count, double phase = 0) =>
        Enumerable.Range(0, (int)count).Select(i => 2 * ((i + 0.3 + phase) * 0.6180339887498949 % 1) - 1).ToArray();

    public static Tensor Of(double[] values, params long[] shape) => torch.tensor(values, shape, ScalarType.Float64);

    public static Tensor Spread(double phase, params long[] shape) => Of(Values(shape.Aggregate(1L, (a, b) => a * b), phase), shape);

    public static double[] Of(Tensor tensor)
    {
        using var flat = tensor.detach().to(ScalarType.Float64).contiguous();
        return flat.data<double>().ToArray();
    }

    public static void Equal(double[] expected, double[] found, double tolerance = 1e-9)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var allowed = tolerance * (1 + Math.Abs(expected[i]));
            Assert.True(Math.Abs(expected[i] - found[i]) <= allowed, $"[{i}]: expected {expected[i]:R}, found {found[i]:R}");
        }
    }

    /// <summary>Compares a function's result and the gradients of all its inputs with plain loops over the same numbers.</summary>
    public static void Agrees(Func<Tensor[], Tensor> function, Func<double[][], double[]> loops, params Tensor[] inputs)
    {
        var numbers = inputs.Select(Of).ToArray();
        foreach (var input in inputs) input.requires_grad_();

        var result = function(inputs);
        var expected = loops(numbers);
        Equal(expected, Of(result));

        var weights = Values(expected.Length, 0.4);
        result.mul(Of(weights, result.shape)).sum().backward();
        for (var k = 0; k < inputs.Length; k++) Equal(Differences(loops, numbers, k, weights), Of(inputs[k].grad!), 1e-6);
    }

    /// <summary>Compares a layer in float64 with plain loops over its input and parameters, the latter in the order of registration.</summary>
    public static void Agrees(nn.Module<Tensor, Tensor> layer, Func<double[][], double[]> loops, Tensor input)
    {
        Agrees(inputs => layer.call(inputs[0]), loops, [input, .. layer.parameters()]);
    }

    private static double[] Differences(Func<double[][], double[]> loops, double[][] numbers, int at, double[] weights)
    {
        double Weighed(int i, double value)
        {
            var moved = (double[][])numbers.Clone();
            moved[at] = (double[])numbers[at].Clone();
            moved[at][i] = value;
            return loops(moved).Zip(weights, (y, w) => y * w).Sum();
        }

        return numbers[at].Select((x, i) => (Weighed(i, x + Step) - Weighed(i, x - Step)) / (2 * Step)).ToArray();
    }
}
