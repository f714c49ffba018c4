using System.Reflection;

namespace Digits.Pages.Reports;

/// <summary>Is a library that a program runs.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Version">The version that it says it has; empty for native code, which says none.</param>
/// <param name="Sha256">The SHA-256 of its content, hexadecimal.</param>
public sealed record Library(string Name, string Version, string Sha256)
{
    /// <summary>Lists the libraries beside this program, by name: those that its stage's key holds too, so that a page can name them and stays true.</summary>
    public static IReadOnlyList<Library> All() => In(AppContext.BaseDirectory);

    /// <summary>Lists the libraries in a folder, by name.</summary>
    internal static IReadOnlyList<Library> In(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal)
            .Select(path => new Library(Path.GetFileName(path), VersionOf(path), ContentHash.Of("", path).Sha256)),
    ];

    private static string VersionOf(string path)
    {
        try
        {
            return AssemblyName.GetAssemblyName(path).Version?.ToString() ?? "";
        }
        catch (BadImageFormatException)
        {
            return "";
        }
    }
}
