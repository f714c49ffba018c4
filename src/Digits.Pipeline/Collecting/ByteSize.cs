using System.Globalization;

namespace Digits.Pipeline.Collecting;

/// <summary>Reads and writes sizes as people do: <c>1.2 GB</c>, in powers of 1000.</summary>
internal static class ByteSize
{
    private const int Step = 1000;
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>Reads a number with its unit, in any letter case, or gets null.</summary>
    public static long? Parse(string text)
    {
        int end = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        int unit = Array.FindIndex(Units, unit => unit.Equals(text[end..].Trim(), StringComparison.OrdinalIgnoreCase));
        return unit >= 0 && decimal.TryParse(text.AsSpan(0, end), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            && number < long.MaxValue / (decimal)Math.Pow(Step, unit)
            ? (long)(number * (decimal)Math.Pow(Step, unit))
            : null;
    }

    /// <summary>Writes a size with one decimal.</summary>
    public static string Text(long bytes)
    {
        int unit = 0;
        decimal number = bytes;
        while (number >= Step && unit < Units.Length - 1)
        {
            number /= Step;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{(unit == 0 ? number : Math.Round(number, 1))} {Units[unit]}");
    }
}
