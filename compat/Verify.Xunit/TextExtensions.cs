using System.Collections.Frozen;

namespace VerifyTests;

/// <summary>Knows which files hold text.</summary>
internal static class TextExtensions
{
    private static readonly FrozenSet<string> s_all =
        new[] { "txt", "csv", "tsv", "json", "xml", "html", "htm", "css", "js", "svg", "md", "yml", "yaml", "cs", "csproj", "sh", "log" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string extension) => s_all.Contains(extension);
}
