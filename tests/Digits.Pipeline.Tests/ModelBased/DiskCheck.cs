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

    /// <summary>Reads all files below artifacts/ but run.json.</summary>
    public static Dictionary<string, string> Read(World world) => !Directory.Exists(world.Places.Artifacts)
        ? []
        : Directory.EnumerateFiles(world.Places.Artifacts, "*", SearchOption.AllDirectories)
            .Where(path => path != world.Places.RunJson)
            .ToDictionary(path => Path.GetRelativePath(world.Places.Artifacts, path), File.ReadAllText);
}
