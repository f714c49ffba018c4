using Digits.Pipeline.Graph;

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
        Path.GetFileName(folder).Split('=') is [{ Length: > 0 }, { Length: > 0 } index] && index.All(char.IsAsciiDigit);
}
