namespace Digits.Build.Bundling;

/// <summary>Lists the bundle's files: the repository's layout as far as a run needs it, .NET, and the scripts that start it.</summary>
internal static class BundleContents
{
    private static readonly string[] Native = ["digitstorch.cpp", "build.sh", "find-libtorch.sh"];
    private static readonly string[] Scripts = ["run.sh", "digits", "prepare.sh"];
    private static readonly string[] Stores = ["pack.sh", "unpack.sh"];

    /// <summary>Lists them in order of name.</summary>
    /// <exception cref="MistakeException">Something is missing.</exception>
    public static IReadOnlyList<BundleFile> Of(string root) =>
    [
        .. Scripts.Select(name => new BundleFile(name, Path.Combine(root, "bundle", name)))
            .Concat(Texts(root))
            .Concat(Pipeline(root))
            .Concat(Native.Select(name => new BundleFile("native/" + name, Path.Combine(root, "native", name))))
            .Concat(Stores.Select(name => new BundleFile("store/" + name, Path.Combine(root, ".github", name))))
            .Concat(ConsoleFolder.FilesOfAll(root))
            .Concat(SharedRuntime.Files().Select(file => file.In("dotnet")))
            .OrderBy(file => file.Name, StringComparer.Ordinal),
    ];

    private static IEnumerable<BundleFile> Texts(string root) => Directory.EnumerateFiles(Path.Combine(root, "docs")).Prepend(Path.Combine(root, "README.md"))
        .Select(file => new BundleFile(Path.GetRelativePath(root, file), file));

    private static IEnumerable<BundleFile> Pipeline(string root) => new[] { "pipeline.json", "pipeline.lock.json" }
        .Select(name => new BundleFile(name, Path.Combine(root, name)))
        .Where(file => File.Exists(file.Source));
}
