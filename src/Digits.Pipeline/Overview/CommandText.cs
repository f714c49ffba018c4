using System.Buffers;

namespace Digits.Pipeline.Overview;

/// <summary>Writes a command line as one would type it again.</summary>
internal static class CommandText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(" \"$&|;<>()*?`\\");

    /// <summary>Gets the arguments, quoted where they need it; user and password of an address are left out.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<string> arguments)
    {
        foreach (string argument in arguments)
        {
            string shown = WithoutSecrets(argument);
            yield return shown.AsSpan().ContainsAny(Special) ? $"'{shown}'" : shown;
        }
    }

    // An @ behind the host is most often a password's own: so all up to the last one goes.
    private static string WithoutSecrets(string argument)
    {
        int end = argument.LastIndexOf('@');
        int scheme = argument.IndexOf("://", StringComparison.Ordinal);
        bool isAddress = scheme >= 0 || argument.StartsWith("--remote", StringComparison.OrdinalIgnoreCase);
        return end < 0 || !isAddress ? argument : $"{argument[..(scheme >= 0 && scheme < end ? scheme + 3 : argument.IndexOf('=', StringComparison.Ordinal) + 1)]}...{argument[end..]}";
    }
}
