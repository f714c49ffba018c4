using System.Globalization;
using Digits.Bench.Measuring;

namespace Digits.Bench.Reporting;

/// <summary>Writes numbers for people: with three digits or more, whole above 100.</summary>
internal static class Figures
{
    /// <summary>Writes one number.</summary>
    public static string Text(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "N0", >= 10 => "F1", >= 1 => "F2", >= 0.1 => "F3", 0 => "F0", >= 0.001 => "F4", _ => "E1" }, CultureInfo.InvariantCulture);

    /// <summary>Writes a ratio: <c>15.3 (14.0 to 16.2)</c>.</summary>
    public static string Text(Spread spread) => $"{Text(spread.Median)} ({Range(spread.Min, spread.Max, spread.Rounds.Count)})";

    /// <summary>Writes the least and the most.</summary>
    public static string Range(double min, double max, int rounds) => rounds == 1 ? "one run" : $"{Text(min)} to {Text(max)}";
}
