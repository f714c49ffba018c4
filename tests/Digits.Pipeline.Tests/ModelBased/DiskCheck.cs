using System.Text.Json;

namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>Compares a workspace's disk with the reference model's.</summary>
internal static class DiskCheck
{
    /// <summary>Requires that artifacts/ holds the model's files and no others, and that nothing lies about in work folders.</summary>
    public static void Artifacts(World world)
    {
        var found = Read(world);
        foreach (var (path, file) in world.State.Files)
        {
            if (!found.TryGetValue(path, out string? text) || text != file.Actual)
            {
                throw new ModelException($"artifacts/{path} holds {text ?? "nothing"}, expected {file.Actual}");
            }
        }

        if (found.Keys.Except(world.State.Files.Keys).ToList() is { Count: > 0 } more)
        {
            throw new ModelException($"left among the artifacts: {string.Join(", ", more)}");
        }

        if (Directory.Exists(world.Places.Temporary) && Directory.EnumerateFileSystemEntries(world.Places.Temporary).Any())
        {
            throw new ModelException("left in the folder of outputs in work: " + string.Join(", ", Directory.EnumerateFileSystemEntries(world.Places.Temporary)));
        }
    }

    /// <summary>Requires that the store holds undamaged just what the model says.</summary>
    public static void Store(World world)
    {
        string[] objects = [.. Files(world, "cas").Where(IsWhole).Select(file => Path.GetFileName(file))];

        // A kill may leave a record whole but under its passing name, which is none.
        string[] records = [.. Files(world, "ac").Where(file => WholeLine(file) is { } line && KeyOf(line) == Path.GetFileName(file)).Select(file => Path.GetFileName(file))];
        ModelException.Require(world.Store.Objects.Select(CleanBuild.Hash).ToHashSet().SetEquals(objects), "the store holds other contents than the model's");
        ModelException.Require(world.Store.Records.Select(key => world.EngineKeys[key]).ToHashSet().SetEquals(records), "the store holds other records than the model's");
    }

    /// <summary>Lists the files of a kind in the store on disk: <c>cas</c>, <c>ac</c>, <c>locks</c>.</summary>
    public static string[] Files(World world, string kind)
    {
        string folder = Path.Combine(world.StoreFolder, kind);
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }) : [];
    }

    /// <summary>Gets whether the store on disk has a content whole.</summary>
    public static bool HoldsObject(World world, string content) => IsWhole(world.Disk.ObjectPath(CleanBuild.Hash(content)));

    /// <summary>Gets whether the store on disk has a whole record of the model's key.</summary>
    public static bool HoldsRecord(World world, string key) => world.EngineKeys.TryGetValue(key, out string? name) && WholeLine(world.Disk.RecordPath(name)) is not null;

    /// <summary>Gets the engine's key that a workspace's record holds, or null where there is no whole record.</summary>
    public static string? WorkspaceRecord(World world, string instance) => WholeLine(world.Places.Record(instance)) is { } line ? KeyOf(line) : null;

    /// <summary>Gets the key in a record's line.</summary>
    public static string KeyOf(string line)
    {
        using var record = JsonDocument.Parse(line);
        return record.RootElement.GetProperty("key").GetString()!;
    }

    /// <summary>Gets a record's first line, or null where the second is not its SHA-256.</summary>
    public static string? WholeLine(string file) => File.Exists(file) && File.ReadAllText(file).Split('\n') is [var line, var digest, ""] && digest == CleanBuild.Hash(line) ? line : null;

    private static bool IsWhole(string file) => File.Exists(file) && CleanBuild.Hash(File.ReadAllText(file)) == Path.GetFileName(file);

    /// <summary>Reads all files below artifacts/ but run.json and index.html.</summary>
    public static Dictionary<string, string> Read(World world) => !Directory.Exists(world.Places.Artifacts)
        ? []
        : Directory.EnumerateFiles(world.Places.Artifacts, "*", SearchOption.AllDirectories)
            .Where(path => path != world.Places.RunJson && path != world.Places.IndexPage)
            .ToDictionary(path => Path.GetRelativePath(world.Places.Artifacts, path), File.ReadAllText);
}
