using Digits.Pipeline.Graph;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Running;

/// <summary>Removes what instances that are no more left among the artifacts. The store keeps their outputs.</summary>
internal static class Leftovers
{
    /// <summary>Removes the folders <c>coordinate=index</c> of stages whose instances are all good, where no instance of now has its place.</summary>
    /// <param name="session">The instances of now.</param>
    /// <param name="results">What became of them.</param>
    public static void Remove(Session session, IReadOnlyDictionary<StageInstance, InstanceResult> results)
    {
        foreach (var stage in session.Graph.Instances.GroupBy(instance => instance.Stage.Name).Where(stage => stage.All(instance => results[instance].IsGood)))
        {
            var places = stage.Select(instance => Path.Combine(session.Workspace.Artifacts, instance.Folder)).ToList();
            RemoveBelow(Path.Combine(session.Workspace.Artifacts, stage.Key), places);
        }
    }

    /// <summary>Removes what a killed run left: folders in work, and files that it had not yet renamed into place.</summary>
    /// <remarks>For the run that holds the workspace's lock. A stage that outlives its engine for a moment may still write into its folder: it is first moved from under it.</remarks>
    public static void RemoveKilled(Workspace workspace)
    {
        if (Directory.Exists(workspace.Temporary))
        {
            string aside = DurableFile.PassingName(workspace.Private);
            Directory.Move(workspace.Temporary, aside);
        }

        RemovePoints(workspace);

        foreach (string folder in Directory.Exists(workspace.Private) ? Directory.GetDirectories(workspace.Private).Where(DurableFile.IsPassing) : [])
        {
            Remove(folder);
        }

        string[] own = [workspace.Private, Path.GetDirectoryName(workspace.Record(""))!, Path.GetDirectoryName(workspace.Request(""))!, workspace.Runs];
        var files = own.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, ".*"))
            .Concat(Directory.EnumerateFiles(workspace.Artifacts, ".*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }));
        foreach (string file in files.Where(DurableFile.IsPassing).ToList())
        {
            File.Delete(file);
        }
    }

    /// <summary>Removes the places where points of a comparison found their inputs; the store keeps the contents.</summary>
    public static void RemovePoints(Workspace workspace)
    {
        if (Directory.Exists(workspace.Points))
        {
            Remove(workspace.Points);
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // Somebody still writes into it: the next run removes it.
        }
    }

    private static void RemoveBelow(string folder, IReadOnlyList<string> places)
    {
        foreach (string below in Directory.GetDirectories(folder).Where(IsPoint))
        {
            if (places.Any(place => place.StartsWith(below + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            {
                RemoveBelow(below, places);
            }
            else if (!places.Contains(below))
            {
                Directory.Delete(below, recursive: true);
            }
        }
    }

    private static bool IsPoint(string folder) =>
        Path.GetFileName(folder).Split('=') is [{ Length: > 0 }, { Length: > 0 }];
}
