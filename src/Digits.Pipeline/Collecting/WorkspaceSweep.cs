using System.Text.Json;
using Digits.Pipeline.Reporting;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Collecting;

/// <summary>Deletes what old runs left in a workspace's private folder. Its caller holds the workspace's lock.</summary>
internal static class WorkspaceSweep
{
    /// <param name="workspace">The workspace.</param>
    /// <param name="runs">The number of run logs to keep.</param>
    /// <param name="keys">The keys whose checkpoints stay.</param>
    /// <param name="freed">Deletes and counts.</param>
    public static void Delete(Workspace workspace, int runs, IReadOnlySet<string> keys, Freed freed)
    {
        var logs = RunLog.Logs(workspace).Select(log => log.Path).ToList();
        var instances = logs.Take(runs).SelectMany(Instances).ToHashSet();
        freed.Folders("checkpoint", [.. Below(workspace.Checkpoints).Where(folder => !keys.Contains(Path.GetFileName(folder)))]);
        freed.Folders("abandoned folder", [.. Below(workspace.Temporary), .. Below(workspace.Points)]);
        freed.Files("request", [.. Files(workspace.Requests).Where(file => !instances.Contains(Path.GetFileNameWithoutExtension(file.Path)))]);
        freed.Files("record of a point", [.. Files(Path.GetDirectoryName(workspace.Record(""))!).Where(file => IsOfPoint(file.Path) && !instances.Contains(Path.GetFileNameWithoutExtension(file.Path)))]);
        freed.Files("run log", [.. logs.Skip(runs).Select(Stored)]);
    }

    // Those of the pipeline itself are the reasons of its next run, however old.
    private static bool IsOfPoint(string record) => Path.GetFileName(record).Contains('@', StringComparison.Ordinal);

    private static List<string> Below(string folder) => Directory.Exists(folder) ? [.. Directory.GetDirectories(folder)] : [];

    private static IEnumerable<StoredFile> Files(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder).Select(Stored) : [];

    private static StoredFile Stored(string path) => new(path, new FileInfo(path).Length);

    private static IEnumerable<string> Instances(string log)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(log));
            return [.. document.RootElement.GetProperty("instances").EnumerateArray().Select(instance => instance.GetProperty("name").GetString()!)];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }
}
