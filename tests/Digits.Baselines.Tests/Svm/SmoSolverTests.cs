using Digits.Baselines.Svm;
using Digits.Core.Data;
using Digits.Core.Randomness;

namespace Digits.Baselines.Tests.Svm;

public class SmoSolverTests
{
    private const int Count = 30;
    private const double C = 0.7;

    private static readonly bool[] IsFirst = [.. Enumerable.Range(0, Count).Select(row => row % 3 != 0)];

    [Fact]
    public void The_solution_is_that_of_projected_gradient_steps()
    {
        var kernel = Kernel();
        var found = SmoSolver.Solve(kernel, IsFirst, C, 1e-6, 100_000, _ => true);
        double[] expected = ProjectedGradient(kernel);
        Assert.True(found.Converged);
        Assert.Equal(Objective(kernel, expected), Objective(kernel, found.Alphas), 1e-7);
        Assert.All(Enumerable.Range(0, Count), row => Assert.Equal(expected[row], found.Alphas[row], 1e-3));

        // Some rows are no support vectors, some are free and some at the bound: the case is not a trivial one.
        Assert.Contains(found.Alphas, alpha => alpha == 0);
        Assert.Contains(found.Alphas, alpha => alpha == C);
        Assert.Contains(found.Alphas, alpha => alpha is > 0.01 and < C - 0.01);
    }

    [Theory]
    [InlineData(1e-1)]
    [InlineData(1e-3)]
    [InlineData(1e-8)]
    public void The_optimality_conditions_hold_within_the_tolerance(double tolerance)
    {
        var kernel = Kernel();
        var found = SmoSolver.Solve(kernel, IsFirst, C, tolerance, 100_000, _ => true);
        Assert.Equal(0, Enumerable.Range(0, Count).Sum(row => Sign(row) * found.Alphas[row]), 9);
        for (int row = 0; row < Count; row++)
        {
            double sum = Enumerable.Range(0, Count).Sum(other => Sign(other) * found.Alphas[other] * kernel[other][row]) + found.Bias;
            Assert.Equal(sum, found.Decisions[row], 9);
            double margin = Sign(row) * sum;
            Assert.True(found.Alphas[row] == 0 ? margin >= 1 - tolerance : found.Alphas[row] == C ? margin <= 1 + tolerance : Math.Abs(margin - 1) <= tolerance, $"row {row}: {margin}");
        }
    }

    [Fact]
    public void Rows_that_take_no_part_are_decided_and_change_nothing()
    {
        var part = SmoSolver.Solve(Kernel(), IsFirst, C, 1e-3, 100_000, row => row != 5 && row != 6);
        bool[] turned = [.. IsFirst.Select((first, row) => row is 5 or 6 ? !first : first)];
        var other = SmoSolver.Solve(Kernel(), turned, C, 1e-3, 100_000, row => row != 5 && row != 6);
        Assert.Equal(part.Alphas, other.Alphas);
        Assert.Equal((0, 0), (part.Alphas[5], part.Alphas[6]));
        Assert.All(Enumerable.Range(0, Count), row => Assert.Equal(part.Decisions[row], other.Decisions[row], 9));
    }

    [Fact]
    public void Too_few_steps_are_no_convergence()
    {
        var found = SmoSolver.Solve(Kernel(), IsFirst, C, 1e-3, 2, _ => true);
        Assert.Equal((2, false), (found.Steps, found.Converged));
    }

    [Fact]
    public void Rows_of_one_class_alone_are_all_decided_for_it()
    {
        var first = SmoSolver.Solve(Kernel(), IsFirst, C, 1e-3, 100, row => IsFirst[row]);
        Assert.All(first.Decisions, decision => Assert.Equal(1, decision, 12));
        var second = SmoSolver.Solve(Kernel(), IsFirst, C, 1e-3, 100, row => !IsFirst[row]);
        Assert.All(second.Decisions, decision => Assert.Equal(-1, decision, 12));
    }

    /// <summary>Makes the kernel of points in a plane: the brightness of the upper and of the lower half; the classes overlap.</summary>
    private static KernelRows Kernel()
    {
        var random = new SplitMix64(11);
        var pixels = new byte[Count * DigitSet.PixelCount];
        for (int row = 0; row < Count; row++)
        {
            int shift = IsFirst[row] ? 0 : 90;
            pixels.AsSpan(row * DigitSet.PixelCount, 392).Fill((byte)(shift + random.NextInt32(160)));
            pixels.AsSpan((row * DigitSet.PixelCount) + 392, 392).Fill((byte)(90 - shift + random.NextInt32(160)));
        }

        return new KernelRows(new RbfKernel(1e-7), new DigitSet(pixels, null));
    }

    private static double Sign(int row) => IsFirst[row] ? 1 : -1;

    private static double Objective(KernelRows kernel, double[] alphas)
    {
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            for (int j = 0; j < Count; j++)
            {
                sum += alphas[i] * alphas[j] * Sign(i) * Sign(j) * kernel[i][j] / 2;
            }
        }

        return sum - alphas.Sum();
    }

    private static double[] ProjectedGradient(KernelRows kernel)
    {
        var alphas = new double[Count];
        double[][] curvatures = [.. Enumerable.Range(0, Count).Select(i => Enumerable.Range(0, Count).Select(j => Sign(i) * Sign(j) * kernel[i][j]).ToArray())];
        for (int step = 0; step < 5000; step++)
        {
            var moved = new double[Count];
            for (int i = 0; i < Count; i++)
            {
                double gradient = -1;
                for (int j = 0; j < Count; j++)
                {
                    gradient += curvatures[i][j] * alphas[j];
                }

                moved[i] = alphas[i] - (gradient / Count);
            }

            alphas = Project(moved);
        }

        return alphas;
    }

    /// <summary>Finds the nearest point with 0 &lt;= a &lt;= C and sum a y = 0, by halving the interval of the constraint's multiplier.</summary>
    private static double[] Project(double[] point)
    {
        double low = -10, high = 10;
        double At(int row) => Math.Clamp(point[row] - ((low + high) / 2 * Sign(row)), 0, C);
        for (int i = 0; i < 50; i++)
        {
            double excess = 0;
            for (int row = 0; row < Count; row++)
            {
                excess += Sign(row) * At(row);
            }

            (low, high) = excess > 0 ? ((low + high) / 2, high) : (low, (low + high) / 2);
        }

        return [.. Enumerable.Range(0, Count).Select(At)];
    }
}
