using Digits.Core.Baselines;
using Digits.Core.Data;
using Digits.Core.Folds;
using Digits.Core.Randomness;

namespace Digits.Core.Tests.Baselines;

public class BaselineTests
{
    private const int RowCount = 200;

    private static readonly BaselineParams Params = new(100, 1e-4, 0.001, 2);

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
        var predicted = model.Predict(images, rows);
        Assert.All(rows, r => Assert.Equal(labels[r], predicted.Predicted(r)));
        Assert.All(rows, r => Assert.Equal(1, predicted.Row(r).ToArray().Sum(), 5));
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
        var (pixels, labels) = Pixels(RowCount);
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

    [Fact]
    public void Held_out_labels_change_scores_but_no_prediction_of_their_own_fold()
    {
        var (pixels, labels) = Pixels(RowCount);
        var folds = new FoldAssignment([.. Enumerable.Range(0, RowCount).Select(r => (byte)(r / 10 % 2))], 2);
        var test = new DigitSet(pixels[..(3 * DigitSet.PixelCount)], null);
        var before = BaselineRun.Run(new DigitSet(pixels, labels), test, folds, Params);
        Assert.Equal((1.0, 1.0, RowCount), (before.Metrics["oof_accuracy"], before.Metrics["converged"], before.Metrics["n"]));
        Assert.Equal((RowCount, 3), (before.Oof.Count, before.Test.Count));

        byte[] changed = [.. labels];
        foreach (int row in folds.HeldOutRows(0))
        {
            changed[row] = (byte)((changed[row] + 1) % 10);
        }

        var after = BaselineRun.Run(new DigitSet(pixels, changed), test, folds, Params);
        Assert.All(folds.HeldOutRows(0), r => Assert.Equal(before.Oof.Row(r).ToArray(), after.Oof.Row(r).ToArray()));
        Assert.Equal(0, after.Metrics["oof_accuracy"]);
    }

    private static double[] Fit(byte[] pixels, byte[] labels, int[] rows) =>
        LogisticRegressionFit.Run(new SparseImages(new DigitSet(pixels, labels)), labels, rows, Params).Weights.ToArray();

    private static (SparseImages Images, byte[] Labels) Digits(int count)
    {
        var (pixels, labels) = Pixels(count);
        return (new SparseImages(new DigitSet(pixels, labels)), labels);
    }

    /// <summary>Lights rows of pixels that depend on the class, with noise: row i has the label i % 10.</summary>
    private static (byte[] Pixels, byte[] Labels) Pixels(int count)
    {
        var random = new SplitMix64(7);
        var pixels = new byte[count * DigitSet.PixelCount];
        byte[] labels = [.. Enumerable.Range(0, count).Select(i => (byte)(i % 10))];
        for (int i = 0; i < count; i++)
        {
            for (int p = 0; p < DigitSet.PixelCount; p++)
            {
                bool lit = p / (2 * DigitSet.Side) == labels[i] + 2;
                pixels[(i * DigitSet.PixelCount) + p] = (byte)(lit ? 128 + random.NextInt32(128) : Math.Max(0, random.NextInt32(200) - 150));
            }
        }

        return (pixels, labels);
    }
}
