#if !NUGET_PACKAGES
using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

public class DispatchWatchTests
{
    [Fact]
    public void It_sees_operators_those_inside_of_others_backward_passes_and_reads()
    {
        var seen = new List<string>();
        using var scope = NewDisposeScope();
        var x = ones([2, 3], requires_grad: true);
        using (new DispatchWatch(seen.Add))
        {
            var product = x.matmul(ones(3, 2)).sum();
            Assert.DoesNotContain("aten::item", seen);
            product.backward();
            Assert.Equal(12, product.ToSingle());
            Assert.DoesNotContain(DispatchWatch.HostAccess, seen);
            Assert.Equal(12, product.item<float>());
        }

        x.neg();
        Assert.Empty(new[] { "aten::matmul", "aten::mm", "aten::sum", "aten::_local_scalar_dense", DispatchWatch.HostAccess }.Except(seen));
        Assert.Contains(seen, name => name.StartsWith("autograd::", StringComparison.Ordinal));
        Assert.DoesNotContain("aten::neg", seen);
    }

    [Fact]
    public void Cudnn_neither_tries_algorithms_nor_takes_those_that_add_in_any_order() => Assert.Equal(1, NativeMethods.dt_deterministic_cudnn());
}
#endif
