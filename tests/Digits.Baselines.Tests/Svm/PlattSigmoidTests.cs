using Digits.Baselines.Svm;

namespace Digits.Baselines.Tests.Svm;

public class PlattSigmoidTests
{
    private static readonly double[] Decisions = [2.5, 1.1, 0.4, -0.3, 0.7, -0.2, 0.1, -1.4, -2.2];
    private static readonly bool[] IsFirst = [true, true, true, true, true, false, false, false, false];

    [Fact]
    public void The_fit_is_where_the_loss_has_no_slope()
    {
        var fitted = PlattSigmoid.Fit(Decisions, IsFirst);
        Assert.Equal(0, (Loss(fitted.A + 1e-5, fitted.B) - Loss(fitted.A - 1e-5, fitted.B)) / 2e-5, 1e-4);
        Assert.Equal(0, (Loss(fitted.A, fitted.B + 1e-5) - Loss(fitted.A, fitted.B - 1e-5)) / 2e-5, 1e-4);
        Assert.True(fitted.A < 0);
    }

    [Fact]
    public void Decisions_alike_on_both_sides_have_no_offset()
    {
        var fitted = PlattSigmoid.Fit([2, 1, -0.5, 0.5, -1, -2], [true, true, true, false, false, false]);
        Assert.Equal(0, fitted.B, 1e-6);
        Assert.Equal(0.5, fitted.Of(0), 1e-6);
        Assert.Equal(1, fitted.Of(1.7) + fitted.Of(-1.7), 1e-6);
        Assert.True(fitted.Of(2) > 0.5);
    }

    [Fact]
    public void Rows_told_apart_without_an_error_get_no_certainty()
    {
        // Targets are 3/4 and 1/4 for two rows each: sigmoid(4 a) = 3/4 to either side.
        var fitted = PlattSigmoid.Fit([4, 4, -4, -4], [true, true, false, false]);
        Assert.Equal(0.75, fitted.Of(4), 1e-5);
        Assert.Equal(0.25, fitted.Of(-4), 1e-5);
        Assert.Equal(1, fitted.Of(1e6), 1e-6);
        Assert.Equal(0, fitted.Of(-1e6), 1e-6);
    }

    private static double Loss(double a, double b)
    {
        double sum = 0;
        for (int i = 0; i < Decisions.Length; i++)
        {
            double target = IsFirst[i] ? 6 / 7.0 : 1 / 6.0;
            double p = 1 / (1 + Math.Exp((a * Decisions[i]) + b));
            sum -= (target * Math.Log(p)) + ((1 - target) * Math.Log(1 - p));
        }

        return sum;
    }
}
