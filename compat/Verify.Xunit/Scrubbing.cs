using System.Reflection;
using System.Text;

namespace VerifyTests;

/// <summary>Takes from texts what varies: line ends, folders of this machine, and what the caller names.</summary>
internal static class Scrubbing
{
    public static string Scrub(string text, string extension, VerifySettings settings, Assembly assembly)
    {
        var builder = new StringBuilder(text.ReplaceLineEndings("\n"));
        settings.Scrub(builder, extension);
        string scrubbed = builder.Replace("\r\n", "\n").Replace('\r', '\n').ToString();
        foreach ((string folder, string name) in Folders(assembly))
        {
            scrubbed = ReplaceFolder(scrubbed, folder, name);
        }

        return scrubbed;
    }

    public static void ReplaceLines(StringBuilder text, Func<string, string?> replace)
    {
        string[] lines = text.ToString().Split('\n');
        bool endsWithNewline = lines[^1].Length == 0 && lines.Length > 1;
        IEnumerable<string> kept = lines.SkipLast(endsWithNewline ? 1 : 0).Select(replace).OfType<string>();
        text.Clear().AppendJoin('\n', kept);
        if (endsWithNewline && text.Length > 0)
        {
            text.Append('\n');
        }
    }

    /// <summary>Lists the folders that snapshots never name, the longest first, without their last separator.</summary>
    private static IEnumerable<(string Folder, string Name)> Folders(Assembly assembly)
    {
        (string? Folder, string Name)[] folders =
        [
            (Metadata(assembly, "Verify.ProjectDirectory"), "{ProjectDirectory}"),
            (Metadata(assembly, "Verify.SolutionDirectory"), "{SolutionDirectory}"),
            (AppContext.BaseDirectory, "{CurrentDirectory}"),
            (Path.GetTempPath(), "{TempPath}"),
        ];
        return from pair in folders
               let folder = pair.Folder?.TrimEnd('/', '\\')
               where !string.IsNullOrEmpty(folder)
               orderby folder.Length descending
               select (folder, pair.Name);
    }

    private static string? Metadata(Assembly assembly, string key) =>
        assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == key)?.Value;

    private static string ReplaceFolder(string text, string folder, string name)
    {
        var result = new StringBuilder();
        int from = 0;
        int at = text.IndexOf(folder, StringComparison.Ordinal);
        while (at >= 0)
        {
            int end = at + folder.Length;
            bool whole = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !IsNamePart(text[end]));
            if (whole)
            {
                result.Append(text, from, at - from).Append(name);
                from = end < text.Length && text[end] is '/' or '\\' ? end + 1 : end;
            }

            at = text.IndexOf(folder, end, StringComparison.Ordinal);
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '.';
}
