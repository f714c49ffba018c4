using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

public class AutogradTests
{
    [Fact]
    public void Backward_gives_the_derivative_of_a_polynomial()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.0, -2.0, 3.0 }, requires_grad: true);

        ((x * x * x) + (2 * x)).sum().backward();

        Assert.Equal([5.0, 14.0, 29.0], x.grad!.data<double>().ToArray());
    }

    [Fact]
    public void A_value_on_the_way_keeps_its_gradient_when_asked()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.0, 2.0 }, requires_grad: true);
        var square = x * x;
        square.retain_grad();

        (3 * square).sum().backward();

        Assert.Equal([3.0, 3.0], square.grad!.data<double>().ToArray());
    }
}
