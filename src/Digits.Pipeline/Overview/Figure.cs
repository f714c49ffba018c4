using System.Globalization;

namespace Digits.Pipeline.Overview;

/// <summary>Writes numbers as people read them.</summary>
internal static class Figure
{
    private const int Usual = 4;
    private const int Most = 10;

    /// <summary>Gets as many decimals as two numbers need to be told apart, four at least; none for whole numbers.</summary>
    public static int Decimals(double one, double other)
    {
        if (Math.Floor(one) == one && Math.Floor(other) == other)
        {
            return 0;
        }

        double difference = Math.Abs(one - other);
        return difference == 0 ? Usual : Math.Clamp((int)Math.Ceiling(-Math.Log10(difference)), Usual, Most);
    }

    public static string Of(double value) => Fixed(value, Decimals(value, value));

    public static string Fixed(double value, int decimals) => value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Gets the way from one number to another with its sign: <c>+0.0002</c>.</summary>
    public static string Change(double before, double now) => (now > before ? "+" : "") + Fixed(now - before, Decimals(before, now));
}
