using Digits.Core.Arithmetic;

namespace Digits.Baselines.Svm;

/// <summary>Turns decision values into probabilities: 1 / (1 + exp(a f + b)) (Platt 1999).</summary>
/// <param name="A">Per decision value; below 0 where larger values speak for the first class.</param>
/// <param name="B">The offset.</param>
internal readonly record struct PlattSigmoid(double A, double B)
{
    private const int MaxIterations = 100;
    private const double LeastStep = 1e-10;
    private const double Ridge = 1e-12;
    private const double Tolerance = 1e-5;

    /// <summary>Fits a and b by Newton's method with backtracking to targets that are never quite 0 or 1 (Lin, Lin, Weng 2007).</summary>
    /// <param name="decisions">float64 [N], the values of rows on which the machine that gave them was not fitted.</param>
    /// <param name="isFirst">Whether each row is of the first class.</param>
    public static PlattSigmoid Fit(ReadOnlySpan<double> decisions, ReadOnlySpan<bool> isFirst)
    {
        int first = isFirst.Count(true);
        int second = isFirst.Length - first;
        double high = (first + 1.0) / (first + 2.0);
        double low = 1 / (second + 2.0);
        var sigmoid = new PlattSigmoid(0, PortableMath.Log((second + 1.0) / (first + 1.0)));
        double loss = sigmoid.Loss(decisions, isFirst, high, low);
        for (int iteration = 0; iteration < MaxIterations; iteration++)
        {
            double h11 = Ridge, h22 = Ridge, h21 = 0, g1 = 0, g2 = 0;
            for (int i = 0; i < decisions.Length; i++)
            {
                double p = sigmoid.Of(decisions[i]);
                double weight = p * (1 - p);
                double rest = (isFirst[i] ? high : low) - p;
                h11 += decisions[i] * decisions[i] * weight;
                h22 += weight;
                h21 += decisions[i] * weight;
                g1 += decisions[i] * rest;
                g2 += rest;
            }

            if (Math.Abs(g1) < Tolerance && Math.Abs(g2) < Tolerance)
            {
                break;
            }

            double determinant = (h11 * h22) - (h21 * h21);
            double stepA = -((h22 * g1) - (h21 * g2)) / determinant;
            double stepB = -((h11 * g2) - (h21 * g1)) / determinant;
            double slope = (g1 * stepA) + (g2 * stepB);
            double share = 1;
            for (; share >= LeastStep; share /= 2)
            {
                var next = new PlattSigmoid(sigmoid.A + (share * stepA), sigmoid.B + (share * stepB));
                double nextLoss = next.Loss(decisions, isFirst, high, low);
                if (nextLoss < loss + (0.0001 * share * slope))
                {
                    (sigmoid, loss) = (next, nextLoss);
                    break;
                }
            }

            if (share < LeastStep)
            {
                break;
            }
        }

        return sigmoid;
    }

    /// <summary>Computes the probability of the first class, 0..1.</summary>
    /// <param name="decision">The decision value.</param>
    public double Of(double decision)
    {
        // The exponent is kept at or below 0.
        double power = (A * decision) + B;
        double e = PortableMath.Exp(-Math.Abs(power));
        return power >= 0 ? e / (1 + e) : 1 / (1 + e);
    }

    private double Loss(ReadOnlySpan<double> decisions, ReadOnlySpan<bool> isFirst, double high, double low)
    {
        double sum = 0;
        for (int i = 0; i < decisions.Length; i++)
        {
            double target = isFirst[i] ? high : low;
            double power = (A * decisions[i]) + B;
            sum += ((power >= 0 ? target : target - 1) * power) + PortableMath.Log(1 + PortableMath.Exp(-Math.Abs(power)));
        }

        return sum;
    }
}
