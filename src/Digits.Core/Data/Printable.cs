using System.Globalization;
using System.Text;

namespace Digits.Core.Data;

/// <summary>Quotes a file's text in messages.</summary>
internal static class Printable
{
    private const int MaxLength = 40;

    /// <summary>Quotes a text, at most 40 characters of it, control characters as <c>\x09</c>.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, MaxLength)))
        {
            _ = char.IsControl(c) || c == '\uFFFD' ? quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}") : quoted.Append(c);
        }

        return quoted.Append(text.Length > MaxLength ? "...\"" : "\"").ToString();
    }
}
