using Digits.Baselines.Svm;
using Digits.Core.Randomness;

namespace Digits.Baselines.Tests.Svm;

public class PairwiseCouplingTests
{
    [Fact]
    public void Of_two_classes_the_probability_between_them_is_theirs()
    {
        double[] p = PairwiseCoupling.Couple([0, 0.8, 0.2, 0], 2);
        Assert.Equal(0.8, p[0], 12);
        Assert.Equal(0.2, p[1], 12);
    }

    [Fact]
    public void Probabilities_that_fit_together_give_the_distribution_that_they_come_from()
    {
        double[] p = [0.5, 0.3, 0.15, 0.05];
        double[] between = [.. from i in Enumerable.Range(0, 4) from j in Enumerable.Range(0, 4) select p[i] / (p[i] + p[j])];
        double[] coupled = PairwiseCoupling.Couple(between, 4);
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(p[i], coupled[i], 12));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Others_give_the_minimum_that_the_papers_iteration_finds(ulong seed)
    {
        const int Count = 10;
        var random = new SplitMix64(seed);
        double[] between = new double[Count * Count];
        for (int i = 0; i < Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                between[(i * Count) + j] = random.NextDouble(0.01, 0.99);
                between[(j * Count) + i] = 1 - between[(i * Count) + j];
            }
        }

        double[] coupled = PairwiseCoupling.Couple(between, Count);

        Assert.Equal(1, coupled.Sum(), 12);
        double[] expected = Iterate(between, Count);
        Assert.All(Enumerable.Range(0, Count), i => Assert.Equal(expected[i], coupled[i], 1e-9));
    }

    [Fact]
    public void Certainties_are_no_obstacle()
    {
        double[] coupled = PairwiseCoupling.Couple([0, 1, 1, 0, 0, 1, 0, 0, 0], 3);
        Assert.Equal(1, coupled[0], 1e-6);
        Assert.Equal(1, coupled.Sum(), 12);
        Assert.Equal([1.0], PairwiseCoupling.Couple([0], 1));
    }

    /// <summary>Solves one equation after the other for its own class, as in the paper's second algorithm.</summary>
    private static double[] Iterate(double[] between, int count)
    {
        double[] p = [.. Enumerable.Repeat(1.0 / count, count)];
        double Q(int i, int j) => i == j
            ? Enumerable.Range(0, count).Where(s => s != i).Sum(s => between[(s * count) + i] * between[(s * count) + i])
            : -between[(j * count) + i] * between[(i * count) + j];
        for (int round = 0; round < 2000; round++)
        {
            for (int t = 0; t < count; t++)
            {
                double whole = Enumerable.Range(0, count).Sum(i => Enumerable.Range(0, count).Sum(j => p[i] * Q(i, j) * p[j]));
                double others = Enumerable.Range(0, count).Where(j => j != t).Sum(j => Q(t, j) * p[j]);
                p[t] = (whole - others) / Q(t, t);
                double sum = p.Sum();
                p = [.. p.Select(value => value / sum)];
            }
        }

        return p;
    }
}
