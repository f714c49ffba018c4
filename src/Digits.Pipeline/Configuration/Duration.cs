using System.Globalization;

namespace Digits.Pipeline.Configuration;

/// <summary>Reads durations as a person writes them: <c>90 s</c>, <c>15 min</c>, <c>1.5 h</c>.</summary>
internal static class Duration
{
    /// <summary>What a message calls a valid duration.</summary>
    public const string Expected = "a duration such as \"90 s\", \"15 min\" or \"2 h\", above 0 and at most \"30 d\"";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private static readonly Dictionary<string, TimeSpan> Units = new()
    {
        ["ms"] = TimeSpan.FromMilliseconds(1), ["s"] = TimeSpan.FromSeconds(1), ["min"] = TimeSpan.FromMinutes(1),
        ["h"] = TimeSpan.FromHours(1), ["d"] = TimeSpan.FromDays(1),
    };

    /// <summary>Gets a duration in the largest unit that holds it once or more: <c>1.5 h</c>.</summary>
    public static string Shown(TimeSpan duration)
    {
        var unit = Units.Last(unit => duration >= unit.Value || unit.Key == "ms");
        return string.Create(CultureInfo.InvariantCulture, $"{duration / unit.Value:0.###} {unit.Key}");
    }

    /// <summary>Gets the duration, or null where the text is none.</summary>
    public static TimeSpan? Parse(string text)
    {
        int length = text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').Count();
        if (length == 0
            || !Units.TryGetValue(text[length..].TrimStart(' '), out var unit)
            || !double.TryParse(text[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count)
            || count * unit.TotalDays > Longest.TotalDays)
        {
            return null;
        }

        var duration = unit * count;
        return duration > TimeSpan.Zero ? duration : null;
    }
}
