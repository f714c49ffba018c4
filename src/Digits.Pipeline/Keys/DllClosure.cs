using System.Collections.Concurrent;
using System.Text.Json;
using Digits.Pipeline.Hashing;

namespace Digits.Pipeline.Keys;

/// <summary>Lists the code that a console runs: project and native DLLs by content, packages by version.</summary>
internal sealed class DllClosure(ContentHasher hasher)
{
    private static readonly string[] NativeExtensions = ["*.so", "*.so.*", "*.dylib"];
    private static readonly string[] AssetKinds = ["runtime", "native", "runtimeTargets"];
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<KeyComponent>>> _known = new();

    /// <exception cref="UserErrorException">The console is not built.</exception>
    public IReadOnlyList<KeyComponent> Of(string dll) => _known.GetOrAdd(dll, _ => new(() => [.. Read(dll).Distinct()])).Value;

    private IEnumerable<KeyComponent> Read(string dll)
    {
        string folder = Path.GetDirectoryName(dll)!;
        string declaration = Path.ChangeExtension(dll, ".deps.json");
        if (!File.Exists(dll) || !File.Exists(declaration))
        {
            throw new UserErrorException("no built console", $"{Path.GetFileName(dll)} and its .deps.json (run: dotnet build)", folder);
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(declaration));
        string target = document.RootElement.GetProperty("runtimeTarget").GetProperty("name").GetString()!;
        var types = document.RootElement.GetProperty("libraries");
        foreach (var library in document.RootElement.GetProperty("targets").GetProperty(target).EnumerateObject())
        {
            string[] id = library.Name.Split('/');
            if (types.GetProperty(library.Name).GetProperty("type").GetString() == "package")
            {
                if (AssetKinds.Any(kind => library.Value.TryGetProperty(kind, out _)))
                {
                    yield return new KeyComponent(ComponentKind.Package, id[0], id[1]);
                }
            }
            else if (library.Value.TryGetProperty("runtime", out var files))
            {
                foreach (var file in files.EnumerateObject())
                {
                    yield return Content(Path.Combine(folder, Path.GetFileName(file.Name)));
                }
            }
        }

        foreach (string native in NativeExtensions.SelectMany(pattern => Directory.GetFiles(folder, pattern)).Distinct())
        {
            yield return Content(native);
        }
    }

    private KeyComponent Content(string path) => new(
        ComponentKind.Code, Path.GetFileName(path),
        hasher.Hash(path) ?? throw new UserErrorException("no such file", "a DLL that the console's .deps.json names (run: dotnet build)", path));
}
