using System.Globalization;

namespace Digits.Pages.Charts;

/// <summary>Writes numbers for pages: invariant culture, fixed decimals, no negative zero.</summary>
public static class Numbers
{
    /// <summary>Writes a count with thousands separators: <c>42,000</c>.</summary>
    public static string Count(double value) => Fixed(value, 0);

    /// <summary>Writes a number with fixed decimals and thousands separators: <c>1,234.50</c>.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">The number of decimals, 0 or more.</param>
    public static string Fixed(double value, int decimals)
    {
        double rounded = Math.Round(value, Math.Min(decimals, 15));
        return (rounded == 0 ? 0 : value).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>Writes a share as a percentage: 0.1234 as <c>12.3 %</c>, which no line break divides.</summary>
    /// <param name="share">The share, 0..1.</param>
    /// <param name="decimals">The number of decimals, 0 or more.</param>
    public static string Percent(double share, int decimals = 1) => Fixed(share * 100, decimals) + "\u00A0%";

    /// <summary>Writes a drawing's coordinate with at most two decimals: <c>12.5</c>.</summary>
    public static string Coordinate(double value)
    {
        double rounded = Math.Round(value, 2);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }
}
