namespace Digits.Build.Bundling;

/// <summary>Knows the files of the .NET that runs this program.</summary>
internal static class SharedRuntime
{
    private const string Framework = "Microsoft.NETCore.App";

    /// <summary>Lists what it takes to run a DLL, with the licence, by the place of each below .NET's folder.</summary>
    /// <exception cref="MistakeException">The licence is missing, without which nobody may hand on the rest.</exception>
    public static IEnumerable<BundleFile> Files()
    {
        var framework = new DirectoryInfo(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        var root = framework.Parent!.Parent!.Parent!.FullName;
        string[] notices = ["LICENSE.txt", "ThirdPartyNotices.txt"];
        if (notices.FirstOrDefault(notice => !File.Exists(Path.Combine(root, notice))) is { } missing)
        {
            throw new MistakeException($"no {missing}", "the .NET SDK with its licence, which goes along with the runtime", root);
        }

        return notices.Append("dotnet")
            .Concat(Below(root, Path.Combine("host", "fxr", framework.Name)))
            .Concat(Below(root, Path.Combine("shared", Framework, framework.Name)))
            .Select(path => new BundleFile(path, Path.Combine(root, path)));
    }

    private static IEnumerable<string> Below(string root, string folder) =>
        Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file));
}
