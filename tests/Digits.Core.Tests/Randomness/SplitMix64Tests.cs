using Digits.Core.Randomness;

namespace Digits.Core.Tests.Randomness;

public class SplitMix64Tests
{
    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(4)]
    public void Beta_has_its_mean_and_variance(double alpha)
    {
        var random = new SplitMix64(1);
        double[] draws = [.. Enumerable.Range(0, 20000).Select(_ => random.NextBeta(alpha))];
        Assert.All(draws, d => Assert.InRange(d, 0, 1));
        Assert.Equal(0.5, draws.Average(), 0.01);
        Assert.Equal(1 / (4 * ((2 * alpha) + 1)), draws.Average(d => (d - 0.5) * (d - 0.5)), 0.004);
    }

    [Fact]
    public void Beta_of_a_tiny_alpha_is_a_coin()
    {
        var random = new SplitMix64(1);
        double[] draws = [.. Enumerable.Range(0, 400).Select(_ => random.NextBeta(1e-6))];
        Assert.All(draws, d => Assert.True(d is < 1e-9 or > 1 - 1e-9));
        Assert.InRange(draws.Count(d => d > 0.5), 160, 240);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    public void Gamma_has_its_mean_and_variance(double shape)
    {
        var random = new SplitMix64(2);
        double[] draws = [.. Enumerable.Range(0, 20000).Select(_ => random.NextGamma(shape))];
        Assert.Equal(shape, draws.Average(), 0.05);
        Assert.Equal(shape, draws.Average(d => (d - shape) * (d - shape)), 0.05 * shape + 0.05);
    }
}
