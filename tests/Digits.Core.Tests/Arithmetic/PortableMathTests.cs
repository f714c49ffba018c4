using Digits.Core.Arithmetic;

namespace Digits.Core.Tests.Arithmetic;

public class PortableMathTests
{
    [Theory]
    [InlineData(-700)]
    [InlineData(-1.5)]
    [InlineData(-1e-12)]
    [InlineData(0)]
    [InlineData(0.3465)]
    [InlineData(0.3467)]
    [InlineData(20.25)]
    public void Portable_exp_and_log_agree_with_the_library(double x)
    {
        Assert.Equal(1, PortableMath.Exp(x) / Math.Exp(x), 14);
        Assert.Equal(x, PortableMath.Log(Math.Exp(x)), 12);
        Assert.Equal(0, PortableMath.Exp(-701));
    }
}
