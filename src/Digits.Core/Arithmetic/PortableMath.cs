namespace Digits.Core.Arithmetic;

/// <summary>Computes exp and log from additions, multiplications and divisions alone: the same bits on every CPU and C library.</summary>
/// <remarks>A minimizer makes another run of a difference in the last bit, and so another file. Relative error below 1e-15 in the ranges stated.</remarks>
public static class PortableMath
{
    // ln 2 in two parts: the first has trailing zeros, so that its product with an exponent is exact.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>Computes e to the power of x.</summary>
    /// <param name="x">-700..700; below it the result is 0.</param>
    public static double Exp(double x)
    {
        if (x < -700)
        {
            return 0;
        }

        double exponent = Math.Round(x * (1 / 0.6931471805599453));
        double r = x - (exponent * Ln2High) - (exponent * Ln2Low);

        // Taylor series at |r| <= ln 2 / 2; its first dropped term is below 5e-18.
        double sum = 1.0;
        for (int k = 13; k >= 1; k--)
        {
            sum = 1 + (r * sum * Reciprocals[k]);
        }

        return sum * BitConverter.Int64BitsToDouble((1023L + (long)exponent) << 52);
    }

    /// <summary>Computes the natural logarithm.</summary>
    /// <param name="x">A normal number above 0.</param>
    public static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        // log m = 2 atanh t; |t| <= 0.172, so the first dropped term is below 1e-18.
        double t = (mantissa - 1) / (mantissa + 1);
        double square = t * t;
        double sum = 0;
        for (int k = 21; k >= 3; k -= 2)
        {
            sum = square * (Reciprocals[k] + sum);
        }

        return (exponent * Ln2High) + ((exponent * Ln2Low) + (2 * t * (1 + sum)));
    }

    private static readonly double[] Reciprocals = [.. Enumerable.Range(0, 22).Select(k => k == 0 ? 0 : 1.0 / k)];
}
