using static TorchSharp.torch;
using static TorchSharp.Tests.Nn.Numbers;

namespace TorchSharp.Tests.Nn;

public class LayerTests
{
    private const ScalarType Exact = ScalarType.Float64;

    [Theory]
    [InlineData(1, 0, 1, 1)]
    [InlineData(2, 1, 1, 1)]
    [InlineData(1, 2, 2, 2)]
    public void Conv2d_is_a_sum_over_its_window(long stride, long padding, long dilation, long groups)
    {
        using var layer = nn.Conv2d(2, 4, 3, stride, padding, dilation, groups: groups, dtype: Exact);

        Agrees(layer, a => Loops.Conv2d(a[0], a[1], a[2], (2, 2, 6, 5), 4, 3, stride, padding, dilation, groups), Spread(0, 2, 2, 6, 5));
    }

    [Fact]
    public void Conv2d_with_same_padding_keeps_the_size()
    {
        using var layer = nn.Conv2d(1, 1, 2, Padding.Same, dtype: Exact);
        using var padded = nn.functional.pad(Spread(0, 1, 1, 3, 3), (0, 1, 0, 1));

        using var same = layer.call(Spread(0, 1, 1, 3, 3));

        Assert.Equal([1, 1, 3, 3], same.shape);
        Equal(Loops.Conv2d(Of(padded), Of(layer.weight), Of(layer.bias!), (1, 1, 4, 4), 1, 2, 1, 0, 1, 1), Of(same));
    }

    [Fact]
    public void Conv2d_refuses_another_number_of_channels()
    {
        using var layer = nn.Conv2d(2, 4, 3);

        var error = Assert.Throws<ArgumentException>(() => layer.call(torch.zeros([1, 3, 5, 5])));

        Assert.Equal("Expected 3D (unbatched) or 4D (batched) input with 2 channels to Conv2d, found [1, 3, 5, 5].", error.Message);
    }

    [Fact]
    public void Linear_is_a_product_and_a_sum()
    {
        using var layer = nn.Linear(4, 3, dtype: Exact);

        Agrees(layer, a => Loops.Linear(a[0], a[1], a[2], 5, 4, 3), Spread(0, 5, 4));
    }

    [Fact]
    public void Batch_norm_in_training_normalises_over_the_batch()
    {
        using var layer = nn.BatchNorm2d(3, dtype: Exact);
        layer.weight = nn.Parameter(Spread(1, 3));
        layer.bias = nn.Parameter(Spread(2, 3));

        Agrees(layer, a => Loops.Normalise(a[0], a[1], a[2], Loops.ByChannel(4, 3, 6), i => i / 6 % 3), Spread(0, 4, 3, 2, 3));
    }

    [Fact]
    public void Batch_norm_1d_normalises_features()
    {
        using var layer = nn.BatchNorm1d(3, dtype: Exact);

        Agrees(layer, a => Loops.Normalise(a[0], a[1], a[2], Loops.ByChannel(5, 3, 1), i => i % 3), Spread(0, 5, 3));
    }

    [Fact]
    public void Batch_norm_keeps_running_statistics_in_training_and_uses_them_in_evaluation()
    {
        using var layer = nn.BatchNorm1d(2, momentum: 0.1, dtype: Exact);
        var x = Values(6);

        layer.call(Of(x, 3, 2)).Dispose();

        for (var c = 0; c < 2; c++)
        {
            var column = new[] { x[c], x[c + 2], x[c + 4] };
            var mean = column.Average();
            var unbiased = column.Sum(v => (v - mean) * (v - mean)) / 2;
            Assert.Equal(0.1 * mean, Of(layer.running_mean!)[c], 12);
            Assert.Equal(0.9 + 0.1 * unbiased, Of(layer.running_var!)[c], 12);
        }

        Assert.Equal(1, layer.num_batches_tracked!.item<long>());
        layer.eval();
        var (means, variances) = (Of(layer.running_mean!), Of(layer.running_var!));
        Agrees(
            layer,
            a => a[0].Select((v, i) => (v - means[i % 2]) / Math.Sqrt(variances[i % 2] + 1e-5) * a[1][i % 2] + a[2][i % 2]).ToArray(),
            Spread(3, 4, 2));
        Assert.Equal(1, layer.num_batches_tracked!.item<long>());
        Equal(means, Of(layer.running_mean!));
    }

    [Fact]
    public void Batch_norm_refuses_other_dimensions()
    {
        using var layer = nn.BatchNorm2d(2);

        Assert.Equal("expected 4D input, but got 2D input.", Assert.Throws<ArgumentException>(() => layer.call(torch.zeros([3, 2]))).Message);
    }

    [Fact]
    public void Layer_norm_normalises_each_sample()
    {
        using var layer = nn.LayerNorm([2, 3], dtype: Exact);

        Agrees(layer, a => Loops.Normalise(a[0], a[1], a[2], Loops.Blocks(24, 6), i => i % 6), Spread(0, 4, 2, 3));
    }

    [Fact]
    public void Group_norm_normalises_groups_of_channels()
    {
        using var layer = nn.GroupNorm(2, 4, dtype: Exact);

        Agrees(layer, a => Loops.Normalise(a[0], a[1], a[2], Loops.Blocks(36, 6), i => i / 3 % 4), Spread(0, 3, 4, 3));
    }

    [Fact]
    public void Pools_take_maxima_and_means_over_windows()
    {
        var shape = (1, 2, 5, 6);
        Agrees(nn.MaxPool2d(2), a => Loops.Pool(a[0], shape, 2, 2, 0, w => w.Max()), Spread(0, 1, 2, 5, 6));
        Agrees(nn.MaxPool2d(3, 2, 1), a => Loops.Pool(a[0], shape, 3, 2, 1, w => w.Max()), Spread(1, 1, 2, 5, 6));
        Agrees(nn.AvgPool2d(3, 2, 1), a => Loops.Pool(a[0], shape, 3, 2, 1, w => w.Sum() / 9), Spread(2, 1, 2, 5, 6));
        Agrees(nn.AdaptiveAvgPool2d((3, 2)), a => Loops.AdaptivePool(a[0], shape, 3, 2, w => w.Average()), Spread(3, 1, 2, 5, 6));
        Agrees(nn.AdaptiveMaxPool2d([1, 1]), a => Loops.AdaptivePool(a[0], shape, 1, 1, w => w.Max()), Spread(4, 1, 2, 5, 6));
    }

    [Fact]
    public void Activations_follow_their_formulas()
    {
        static Func<double[][], double[]> Each(Func<double, double> f) => a => a[0].Select(f).ToArray();
        static Tensor X() => Spread(0, 3, 4).mul(3);
        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

        Agrees(nn.ReLU(), Each(x => Math.Max(x, 0)), X());
        Agrees(nn.LeakyReLU(0.2), Each(x => x > 0 ? x : 0.2 * x), X());
        Agrees(nn.GELU(), Each(x => x * Loops.NormalShare(x)), X());
        Agrees(nn.GELU(Modules.GELU.Approximate.tanh), Each(x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))), X());
        Agrees(nn.SiLU(), Each(x => x * Sigmoid(x)), X());
        Agrees(nn.Mish(), Each(x => x * Math.Tanh(Math.Log(1 + Math.Exp(x)))), X());
        Agrees(nn.Sigmoid(), Each(Sigmoid), X());
        Agrees(nn.Tanh(), Each(Math.Tanh), X());
        Agrees(a => nn.functional.elu(a[0], 0.7), Each(x => x > 0 ? x : 0.7 * (Math.Exp(x) - 1)), X());
        Agrees(a => nn.functional.softplus(a[0]), Each(x => Math.Log(1 + Math.Exp(x))), X());
        Agrees(nn.Softmax(1), a => Loops.Rows(a[0], 4, Loops.Softmax), X());
        Agrees(nn.LogSoftmax(1), a => Loops.Rows(a[0], 4, r => Loops.Softmax(r).Select(v => Math.Log(v)).ToArray()), X());
        Agrees(nn.Flatten(), a => a[0], Spread(0, 2, 3, 2));
        Agrees(nn.Identity(), a => a[0], X());
    }

    [Fact]
    public void In_place_activations_overwrite_their_input()
    {
        using var x = Of([-1, 2], 2);

        using var y = nn.ReLU(inplace: true).call(x);

        Equal([0, 2], Of(x));
        y.Dispose();
        Equal([0, 2], Of(x));
    }

    [Fact]
    public void Dropout_scales_what_it_keeps_and_does_nothing_in_evaluation()
    {
        torch.manual_seed(3);
        using var layer = nn.Dropout(0.25);
        using var ones = torch.ones([4000]);

        var trained = Of(layer.call(ones));
        layer.eval();
        var evaluated = Of(layer.call(ones));

        Assert.All(trained, v => Assert.True(v == 0 || Math.Abs(v - 1 / 0.75) < 1e-6));
        Assert.InRange(trained.Count(v => v == 0), 880, 1120);
        Assert.All(evaluated, v => Assert.Equal(1, v));
    }

    [Fact]
    public void Dropout_of_channels_drops_them_whole()
    {
        torch.manual_seed(3);
        using var layer = nn.Dropout2d(0.5);

        var channels = Of(layer.call(torch.ones([10, 20, 2, 3]))).Chunk(6).ToArray();

        Assert.All(channels, channel => Assert.Single(channel.Distinct()));
        Assert.InRange(channels.Count(channel => channel[0] == 0), 70, 130);
    }
}
