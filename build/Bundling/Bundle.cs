using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Digits.Build.Bundling;

/// <summary>Packs what a machine without .NET needs to run the pipeline.</summary>
internal static class Bundle
{
    private const string Sums = "SHA256SUMS";

    /// <summary>Writes the archive.</summary>
    /// <param name="root">The repository, built.</param>
    /// <param name="folder">Where the archive goes.</param>
    /// <returns>Its path.</returns>
    /// <exception cref="MistakeException">This system, or what is built, makes none.</exception>
    public static string Write(string root, string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new MistakeException(RuntimeInformation.OSDescription, "Linux, whose .NET goes into the bundle", "this machine");
        }

        var name = "digits-linux-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, name + ".tar.gz");
        var files = BundleContents.Of(root);
        var sums = string.Concat(files.Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.Source)))}  {file.Name}\n"));
        TarGz.Write(path, files.Select(file => (Name: name + "/" + file.Name, IsProgram(file.Source), Content: (Stream)File.OpenRead(file.Source)))
            .Append((Name: name + "/" + Sums, false, Content: new MemoryStream(Encoding.UTF8.GetBytes(sums)))));
        return path;
    }

    // DLLs are said to be executable by some packages and not by others.
    private static bool IsProgram(string path) =>
        Path.GetExtension(path) is "" or ".sh" && !OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute);
}
