using System.Globalization;
using System.Security.Cryptography;

namespace Digits.Start;

/// <summary>Knows the sources that the build's outputs come from, by size and time, and by content where only the time differs.</summary>
/// <remarks>Written with loops: it runs at every start and is compiled while it runs, where a lambda or a generic type of its own costs as much as ten files.</remarks>
internal sealed class SourceStamp(string root, string record)
{
    private static readonly string[] Folders = ["build", "src", "stages", "tools", "compat", "native"];

    private static readonly string[] Files =
    [
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "nuget.config", "NuGet.config", ".editorconfig",
    ];

    private readonly List<string> found = [];
    private string[] recorded = [];

    /// <summary>Gets the file that holds what was found before the last build, one line each: path, size, time, SHA-256.</summary>
    public string Record { get; } = record;

    /// <summary>Tells whether the last build saw the same contents, and its outputs are there.</summary>
    public bool IsCurrent()
    {
        if (!File.Exists(Record))
        {
            return false;
        }

        Read();
        if (recorded.Length != found.Count || !AreOutputsThere())
        {
            return false;
        }

        var isSame = true;
        for (var index = 0; index < recorded.Length; index++)
        {
            if (recorded[index] != found[index])
            {
                // A touched file, or another branch and back: same contents need no build.
                isSame = false;
                if (Content(recorded[index]) != Content(found[index]))
                {
                    return false;
                }
            }
        }

        if (!isSame)
        {
            Write();
        }

        return true;
    }

    /// <summary>Lists what there is now; hashes are taken over from the recorded line where size and time are the same.</summary>
    public void Read()
    {
        recorded = File.Exists(Record) ? File.ReadAllLines(Record) : [];
        var known = new Dictionary<string, string>();
        foreach (var line in recorded)
        {
            known[line[..Math.Max(0, line.LastIndexOf('|'))]] = line;
        }

        found.Clear();
        foreach (var folder in Folders)
        {
            var below = new DirectoryInfo(Path.Combine(root, folder));
            if (below.Exists)
            {
                AddBelow(below, folder + "/", known);
            }
        }

        foreach (var name in Files)
        {
            var file = new FileInfo(Path.Combine(root, name));
            if (file.Exists)
            {
                Add(file, name, known);
            }
        }

        found.Sort(StringComparer.Ordinal);

        // What is compiled ahead is compiled for one version of .NET.
        found.Add("runtime|0|0|" + Environment.Version);
        AddLibTorch();
    }

    /// <summary>Records what was read before the build, and the libtorch that the build took.</summary>
    public void WriteBuilt()
    {
        found.RemoveAt(found.Count - 1);
        AddLibTorch();
        Write();
    }

    private void Write()
    {
        var part = Record + "." + Environment.ProcessId;
        File.WriteAllLines(part, found);
        File.Move(part, Record, overwrite: true);
    }

    /// <summary>Adds the line for the libtorch that the last build found, or was told to find: another one needs another build.</summary>
    private void AddLibTorch()
    {
        var place = Path.Combine(root, "compat", "TorchSharp", "obj", "native", "libtorch.path");
        var library = new FileInfo(Path.Combine(File.Exists(place) ? File.ReadAllText(place).Trim() : "", "libtorch_cpu.so"));
        var file = library.Exists ? library.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? library : library;
        var state = file.Exists ? file.FullName + " " + Number(file.Length) + " " + Number(file.LastWriteTimeUtc.Ticks) : "none";
        found.Add("libtorch|0|0|" + Environment.GetEnvironmentVariable("LIBTORCH") + " " + state);
    }

    private void AddBelow(DirectoryInfo folder, string path, Dictionary<string, string> known)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var name = entry.Name;
            if (entry is FileInfo file)
            {
                // stage.json and api.txt are read at run time, not compiled; packages.lock.json is written by the build.
                if (name != "stage.json" && name != "packages.lock.json" && file.Extension != ".txt" && file.Extension != ".md")
                {
                    Add(file, path + name, known);
                }
            }
            else if (name != "bin" && name != "obj" && name[0] != '.')
            {
                AddBelow((DirectoryInfo)entry, path + name + "/", known);
            }
        }
    }

    private void Add(FileInfo file, string path, Dictionary<string, string> known)
    {
        var prefix = path + "|" + Number(file.Length) + "|" + Number(file.LastWriteTimeUtc.Ticks);
        found.Add(known.TryGetValue(prefix, out var line) ? line : prefix + "|" + Hash(file.FullName));
    }

    private bool AreOutputsThere()
    {
        foreach (var line in found)
        {
            var path = line[..line.IndexOf('|', StringComparison.Ordinal)];
            if (path.EndsWith(".csproj", StringComparison.Ordinal)
                && (path == "build/Build.csproj" || path.StartsWith("stages/", StringComparison.Ordinal) || path.StartsWith("tools/", StringComparison.Ordinal)))
            {
                var output = Path.GetFileNameWithoutExtension(path) + ".dll";
                if (!File.Exists(Path.Combine(root, Path.GetDirectoryName(path)!, "bin", "Release", "net10.0", output)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static string Content(string line) => line[..line.IndexOf('|', StringComparison.Ordinal)] + line[line.LastIndexOf('|')..];

    private static string Hash(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
