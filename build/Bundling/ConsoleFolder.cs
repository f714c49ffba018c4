namespace Digits.Build.Bundling;

/// <summary>Lists what one built console needs beside .NET, at the place that it has in the repository.</summary>
internal static class ConsoleFolder
{
    private static readonly string[] Patterns = ["*.dll", "*.deps.json", "*.runtimeconfig.json"];

    /// <summary>Lists the consoles' files; the shim is left out, which is compiled where the bundle runs.</summary>
    /// <exception cref="MistakeException">A console is not built, or not for the shim.</exception>
    public static IEnumerable<BundleFile> FilesOfAll(string root) => new[] { "stages", "tools" }
        .SelectMany(kind => Directory.EnumerateDirectories(Path.Combine(root, kind)))
        .Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
        .SelectMany(folder => FilesOf(root, folder));

    private static IEnumerable<BundleFile> FilesOf(string root, string folder)
    {
        var built = Path.Combine(folder, "bin", "Release", "net10.0");
        var console = Path.GetFileName(folder) + ".dll";
        if (!File.Exists(Path.Combine(built, console)))
        {
            throw new MistakeException($"no {console}", "a built console (run: dotnet build -c Release)", built);
        }

        if (File.Exists(Path.Combine(built, "TorchSharp.dll")) && !File.Exists(Path.Combine(built, "libdigitstorch.so")))
        {
            throw new MistakeException("a console that brings its own libtorch", "one built without -p:UseNuGetPackages=true: the bundle takes the libtorch that it finds", built);
        }

        var declaration = Path.Combine(folder, "stage.json");
        return Patterns.SelectMany(pattern => Directory.EnumerateFiles(built, pattern))
            .Concat(File.Exists(declaration) ? [declaration] : [])
            .Select(file => new BundleFile(Path.GetRelativePath(root, file), file));
    }
}
