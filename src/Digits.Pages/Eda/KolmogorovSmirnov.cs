using Digits.Core.Arithmetic;

namespace Digits.Pages.Eda;

/// <summary>Compares how a measure is distributed in two sets (Kolmogorov 1933, Smirnov 1948).</summary>
public static class KolmogorovSmirnov
{
    /// <summary>Computes the statistic: the greatest difference between the shares of both sets that lie at or below a value.</summary>
    /// <param name="first">The measures of one set, at least one.</param>
    /// <param name="second">The measures of the other set, at least one.</param>
    /// <returns>0, the same distribution, to 1, nothing in common.</returns>
    public static double Statistic(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double[] a = first.ToArray(), b = second.ToArray();
        Array.Sort(a);
        Array.Sort(b);
        double greatest = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            double value = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] <= value)
            {
                i++;
            }

            while (j < b.Length && b[j] <= value)
            {
                j++;
            }

            greatest = Math.Max(greatest, Math.Abs(((double)i / a.Length) - ((double)j / b.Length)));
        }

        return greatest;
    }

    /// <summary>Computes the statistic that chance alone exceeds with a given probability, for large sets.</summary>
    /// <param name="probability">Above 0, below 1.</param>
    /// <param name="first">The size of one set, at least 1.</param>
    /// <param name="second">The size of the other set, at least 1.</param>
    public static double Critical(double probability, int first, int second) =>
        Math.Sqrt(-PortableMath.Log(probability / 2) / 2 * ((double)first + second) / ((double)first * second));
}
