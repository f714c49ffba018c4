using Digits.Baselines.Logistic;
using Digits.Core.Data;
using Digits.Core.Randomness;

namespace Digits.Baselines.Tests.Logistic;

public class LogisticRegressionTests
{
    private const int RowCount = 200;

    private static readonly BaselineParams Params = SmallDigits.Params("logistic") with { Threads = 2 };

    [Fact]
    public void The_gradient_is_the_slope_of_the_loss()
    {
        var (images, labels) = Digits(RowCount);
        var objective = new SoftmaxObjective(images, labels, [.. Enumerable.Range(0, RowCount)], Params);
        var random = new SplitMix64(1);
        double[] point = new double[SoftmaxLanes.WeightCount];
        for (int i = 0; i < point.Length; i++)
        {
            point[i] = i % SoftmaxLanes.Lanes < DigitSet.ClassCount ? random.NextDouble(-0.1, 0.1) : 0;
        }

        double[] gradient = objective.Evaluate(point).Gradient;
        foreach (int i in new[] { (300 * 12) + 4, (406 * 12) + 9, SoftmaxLanes.BiasStart, SoftmaxLanes.BiasStart + 7 })
        {
            double[] up = [.. point], down = [.. point];
            up[i] += 1e-5;
            down[i] -= 1e-5;
            Assert.Equal((objective.Evaluate(up).Value - objective.Evaluate(down).Value) / 2e-5, gradient[i], 1e-8);
        }
    }

    [Fact]
    public void At_weights_of_0_the_loss_is_log_10()
    {
        var (images, labels) = Digits(RowCount);
        var objective = new SoftmaxObjective(images, labels, [3, 5, 8], Params);
        Assert.Equal(Math.Log(10), objective.Evaluate(new double[SoftmaxLanes.WeightCount]).Value, 12);
    }

    [Fact]
    public void Images_of_one_lit_region_per_class_are_learnt()
    {
        var (images, labels) = Digits(RowCount);
        int[] rows = [.. Enumerable.Range(0, RowCount)];
        var model = LogisticRegressionFit.Run(images, labels, rows, Params);
        Assert.True(model.Converged);
        Assert.InRange(model.Iterations!.Value, 2, 100);
        var predicted = ClassProbabilities.OfAll(model.Predict(SmallDigits.Create(RowCount)));
        Assert.All(rows, r => Assert.Equal(labels[r], predicted.Predicted(r)));
    }

    [Fact]
    public void Too_few_iterations_give_the_best_weights_so_far_and_no_convergence()
    {
        var (images, labels) = Digits(RowCount);
        int[] rows = [.. Enumerable.Range(0, RowCount)];
        var two = LogisticRegressionFit.Run(images, labels, rows, Params with { MaxIterations = 2 });
        var five = LogisticRegressionFit.Run(images, labels, rows, Params with { MaxIterations = 5 });
        Assert.Equal((false, 2), (two.Converged, two.Iterations));
        Assert.Equal((false, 5), (five.Converged, five.Iterations));
        Assert.True(five.Loss < two.Loss && two.Loss < Math.Log(10));
    }

    [Fact]
    public void A_fit_never_reads_rows_outside_its_own()
    {
        var set = SmallDigits.Create(RowCount);
        var (pixels, labels) = (set.Pixels, set.RequireLabels());
        int[] rows = [.. Enumerable.Range(0, RowCount).Where(r => r % 4 != 1)];
        double[] weights = Fit(pixels, labels, rows);
        for (int r = 1; r < RowCount; r += 4)
        {
            labels[r] = (byte)((labels[r] + 3) % 10);
            pixels.AsSpan(r * DigitSet.PixelCount, DigitSet.PixelCount).Fill(255);
        }

        Assert.Equal(weights, Fit(pixels, labels, rows));
        labels[0] = (byte)((labels[0] + 3) % 10);
        Assert.NotEqual(weights, Fit(pixels, labels, rows));
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var (images, labels) = Digits(RowCount);
        int[] rows = [.. Enumerable.Range(0, RowCount)];
        double[] one = LogisticRegressionFit.Run(images, labels, rows, Params with { Threads = 1 }).Weights.ToArray();
        Assert.Equal(one, LogisticRegressionFit.Run(images, labels, rows, Params with { Threads = 2 }).Weights.ToArray());
        Assert.Equal(one, LogisticRegressionFit.Run(images, labels, rows, Params with { Threads = 7 }).Weights.ToArray());
    }

    private static double[] Fit(byte[] pixels, byte[] labels, int[] rows) =>
        LogisticRegressionFit.Run(new SparseImages(new DigitSet(pixels, labels)), labels, rows, Params).Weights.ToArray();

    private static (SparseImages Images, byte[] Labels) Digits(int count)
    {
        var set = SmallDigits.Create(count);
        return (new SparseImages(set), set.RequireLabels());
    }
}
