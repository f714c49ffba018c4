using System.Runtime.CompilerServices;

namespace Digits.EndToEnd.Tests;

/// <summary>Knows where the sources lie, and copies folders.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Copies a folder less the subfolders of the given names.</summary>
    public static void Copy(string source, string target, params string[] without)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(source).Where(folder => !without.Contains(Path.GetFileName(folder))))
        {
            Copy(folder, Path.Combine(target, Path.GetFileName(folder)), without);
        }
    }

    private static string FindRoot([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
