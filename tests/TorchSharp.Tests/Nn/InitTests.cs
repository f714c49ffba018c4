using static TorchSharp.torch;
using static TorchSharp.Tests.Nn.Numbers;

namespace TorchSharp.Tests.Nn;

public class InitTests
{
    [Fact]
    public void New_layers_are_uniform_within_one_over_the_root_of_the_fan_in()
    {
        torch.manual_seed(5);
        using var conv = nn.Conv2d(8, 32, 3);
        using var linear = nn.Linear(64, 40);

        var expected = new[] { (conv.weight, 1 / Math.Sqrt(72)), (conv.bias!, 1 / Math.Sqrt(72)), (linear.weight, 0.125), (linear.bias!, 0.125) };
        foreach (var (tensor, bound) in expected)
        {
            var values = Of(tensor);
            Assert.All(values, v => Assert.InRange(v, -bound, bound));
            Assert.InRange(values.Max(), 0.8 * bound, bound);
            Assert.True(tensor.requires_grad && tensor.is_leaf);
        }

        Assert.InRange(Deviation(conv.weight), 0.97 / Math.Sqrt(3 * 72), 1.03 / Math.Sqrt(3 * 72));
    }

    [Fact]
    public void Named_schemes_have_their_variance()
    {
        torch.manual_seed(6);
        using var weight = torch.empty([60, 20, 3, 3]);

        Check(t => nn.init.kaiming_normal_(t, nonlinearity: nn.init.NonlinearityType.ReLU), Math.Sqrt(2.0 / 180));
        Check(t => nn.init.kaiming_uniform_(t, mode: nn.init.FanInOut.FanOut), Math.Sqrt(2.0 / 540));
        Check(t => nn.init.xavier_uniform_(t, 2), 2 * Math.Sqrt(2.0 / 720));
        Check(t => nn.init.xavier_normal_(t), Math.Sqrt(2.0 / 720));
        Check(t => nn.init.normal_(t, 0, 0.3), 0.3);
        Check(t => nn.init.uniform_(t, -1, 1), 1 / Math.Sqrt(3));
        Check(t => nn.init.trunc_normal_(t, 0, 0.5, -1, 1), 0.5 * 0.8796);
        Assert.All(Of(weight), v => Assert.InRange(v, -1, 1));
        Check(nn.init.zeros_, 0);
        Check(t => nn.init.constant_(t, 3), 0);
        Assert.Equal(3, Of(weight)[0]);

        void Check(Func<Tensor, Tensor> fill, double deviation)
        {
            fill(weight);
            Assert.InRange(Deviation(weight), 0.97 * deviation, 1.03 * deviation);
        }
    }

    [Fact]
    public void Gains_and_fans_are_those_of_the_papers()
    {
        using var weight = torch.empty([4, 3, 2, 2]);

        Assert.Equal((12L, 16L), nn.init.CalculateFanInAndFanOut(weight));
        Assert.Equal(Math.Sqrt(2 / 1.04), nn.init.calculate_gain(nn.init.NonlinearityType.LeakyReLU, 0.2), 12);
        Assert.Equal(5.0 / 3, nn.init.calculate_gain(nn.init.NonlinearityType.Tanh), 12);
        using var eye = torch.empty([2, 3]);
        Equal([1, 0, 0, 0, 1, 0], Of(nn.init.eye_(eye)));
    }

    [Fact]
    public void Clipping_scales_all_gradients_by_one_factor_and_returns_the_norm_before()
    {
        var parameters = new[] { nn.Parameter(torch.zeros([2])), nn.Parameter(torch.zeros([1])), nn.Parameter(torch.zeros([1])) };
        parameters[0].grad = torch.tensor(new float[] { 3, 0 });
        parameters[1].grad = torch.tensor(new float[] { 4 });

        Assert.Equal(5, nn.utils.clip_grad_norm_(parameters, 10), 6);
        Equal([3, 0], Of(parameters[0].grad!), 1e-6);
        Assert.Equal(5, nn.utils.clip_grad_norm_(parameters, 1), 6);
        Equal([0.6, 0], Of(parameters[0].grad!), 1e-5);
        Equal([0.8], Of(parameters[1].grad!), 1e-5);
        Assert.Null(parameters[2].grad);
        nn.utils.clip_grad_value_(parameters, 0.7);
        Equal([0.7], Of(parameters[1].grad!), 1e-5);
    }

    [Fact]
    public void Parameters_become_a_vector_and_return()
    {
        using var layer = nn.Linear(2, 2);

        using var vector = nn.utils.parameters_to_vector(layer.parameters());
        nn.utils.vector_to_parameters(vector.detach() * 2, layer.parameters());

        Equal(Of(vector).Select(v => 2 * v).ToArray(), [.. Of(layer.weight), .. Of(layer.bias!)]);
    }

    private static double Deviation(Tensor tensor)
    {
        var values = Of(tensor);
        var mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}
